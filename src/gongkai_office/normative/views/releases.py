"""A release: the text with its interpretations, what the gate found, the signatures, the publication."""

from __future__ import annotations

from collections.abc import Callable
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from gongkai.errors import GongkaiError
from gongkai_office.accounts.guard import clerk, guarded
from gongkai_office.accounts.models import Person
from gongkai_office.accounts.policies import may, require
from gongkai_office.accounts.refusals import refused_above, refused_at
from gongkai_office.approvals.policies import why_not
from gongkai_office.approvals.queries import counting
from gongkai_office.clock import now, today
from gongkai_office.files.serving import download
from gongkai_office.gate.queries import screener_of
from gongkai_office.normative.commands.release.explain import excuse, explain, unexplain
from gongkai_office.normative.commands.release.let_out import let_out, note_out
from gongkai_office.normative.commands.release.look import answer_for, look
from gongkai_office.normative.commands.release.mask import mask
from gongkai_office.normative.commands.release.prepare import drop, prepare
from gongkai_office.normative.commands.release.review import send_back, send_up, sign
from gongkai_office.normative.forms.releasing import ElsewhereForm, ExcuseForm, ExplainForm, ReasonForm
from gongkai_office.normative.models import Interpretation, Progress, Release
from gongkai_office.normative.queries.releases import open_findings, under_way
from gongkai_office.normative.releasing import interpretations, release_seal
from gongkai_office.normative.views.documents import readable

_DRAFTED = (Progress.DRAFT, Progress.IN_REVIEW, Progress.SIGNED)


@guarded("document.enter")
@require_POST
def begin(request: HttpRequest, document: UUID) -> HttpResponse:
    """Begin a release, of a text (`version`) or of interpretations alone."""
    person = clerk(request)
    row = readable(person, document)
    wanted = request.POST.get("version", "")
    text = next((one for one in row.versions.all() if str(one.pk) == wanted), None)
    if wanted and text is None:
        raise Http404
    with refused_above(request):
        made = prepare(document=row.pk, version=text.pk if text else None, by=person, at=now())
        return redirect("normative:release", release=made.pk)
    return redirect("normative:document", document=row.pk)


@guarded("document.read")
@require_http_methods(["GET", "POST"])
def release(request: HttpRequest, release: UUID) -> HttpResponse:
    """The page of a release; whatever is done there comes back to it."""
    person = clerk(request)
    row = _readable(person, release)
    if request.method == "POST":
        verb = _VERBS.get(request.POST.get("do", ""))
        if verb is None:
            raise Http404
        with refused_above(request):
            messages.success(request, verb(request, row, person))
        return redirect("normative:release", release=row.pk)
    return render(request, "normative/release.html", _shown(row, person))


@guarded("document.enter")
@require_http_methods(["GET", "POST"])
def interpretation(request: HttpRequest, release: UUID, interpretation: UUID | None = None) -> HttpResponse:
    """Draft an interpretation, or change one."""
    person, on = clerk(request), today()
    row = _readable(person, release)
    require(person, "document.enter", row.organ, on)
    one = get_object_or_404(row.interpretations, pk=interpretation) if interpretation else None
    files = request.FILES or None
    form = ExplainForm(request.POST or None, files, on=on, document=row.document, one=one)
    if form.is_valid():
        with refused_at(form):
            explain(
                release=row.pk, said=form.said, upload=form.handed_in, of=interpretation,
                key=form.cleaned_data["key"], by=person, at=now(),
            )  # fmt: skip
            messages.success(request, "已保存解读")
            return redirect("normative:release", release=row.pk)
    context = {"form": form, "release": row, "document": row.document, "one": one}
    return render(request, "normative/interpretation.html", context, status=422 if form.errors else 200)


@guarded("document.read")
@require_safe
def interpretation_file(request: HttpRequest, interpretation: UUID) -> HttpResponse:
    """The file of an interpretation, for those who draft and sign it."""
    one = get_object_or_404(Interpretation.objects.select_related("file"), pk=interpretation)
    readable(clerk(request), one.document_id)
    if one.file is None:
        raise Http404
    return download(one.file, inline=True)


def _send_up(_request: HttpRequest, row: Release, person: Person) -> str:
    look(release=row.pk, screener=screener_of(row.organ), at=now())
    send_up(release=row.pk, by=person, at=now())
    return "已送审，文件和解读一并审签"


def _look(_request: HttpRequest, row: Release, person: Person) -> str:
    require(person, "document.enter", row.organ, today())
    seen = look(release=row.pk, screener=screener_of(row.organ), at=now())
    left = open_findings(seen).count()
    return f"检查完毕，有 {left} 处要处理" if left else "检查完毕，没有要处理的"


def _sign(request: HttpRequest, row: Release, person: Person) -> str:
    sign(release=row.pk, content=request.POST.get("content", ""), by=person, at=now())
    return "已签署"


def _send_back(request: HttpRequest, row: Release, person: Person) -> str:
    reason = request.POST.get("reason", "")
    send_back(release=row.pk, content=request.POST.get("content", ""), reason=reason, by=person, at=now())
    return "已退回"


def _let_out(_request: HttpRequest, row: Release, person: Person) -> str:
    look(release=row.pk, screener=screener_of(row.organ), at=now())
    let_out(release=row.pk, by=person, at=now())
    return "已公布，文件和解读可以在门户上看到"


def _note_out(request: HttpRequest, row: Release, person: Person) -> str:
    form = ElsewhereForm(request.POST)
    if not form.is_valid():
        raise GongkaiError("请填写以前的公布日期和地方")
    look(release=row.pk, screener=screener_of(row.organ), at=now())
    note_out(release=row.pk, on=form.cleaned_data["on"], where=form.cleaned_data["where"], by=person, at=now())
    return "已补登，文本可以在门户上看到"


def _excuse(request: HttpRequest, row: Release, person: Person) -> str:
    excuse(release=row.pk, reason=request.POST.get("excuse", ""), by=person, at=now())
    return "已保存"


def _unexplain(request: HttpRequest, row: Release, person: Person) -> str:
    wanted = request.POST.get("interpretation", "")
    one = next((one for one in interpretations(row) if str(one.pk) == wanted), None)
    if one is None:
        raise Http404
    unexplain(interpretation=one.pk, by=person, at=now())
    return "已去掉这一份解读"


def _answer_for(request: HttpRequest, row: Release, person: Person) -> str:
    hit = next((one for one in row.hits.all() if str(one.pk) == request.POST.get("hit")), None)
    if hit is None:
        raise GongkaiError("这一处已经重新检查过，请刷新页面后再处理")
    answer_for(hit=hit.pk, reason=request.POST.get("reason", ""), by=person, at=now())
    return "已记录"


def _mask(request: HttpRequest, row: Release, person: Person) -> str:
    told = request.POST.get("hit", "")
    only = next((one.pk for one in row.hits.all() if str(one.pk) == told), None)
    if told and only is None:
        raise GongkaiError("这一处已经重新检查过，请刷新页面后再处理")
    masked = mask(release=row.pk, screener=screener_of(row.organ), by=person, at=now(), only=only)
    for words in masked.left:
        messages.warning(request, words)
    left = open_findings(look(release=row.pk, screener=screener_of(row.organ), at=now())).count()
    return f"已遮盖 {masked.count} 处" + (f"，还有 {left} 处要处理" if left else "")


def _drop(request: HttpRequest, row: Release, person: Person) -> str:
    drop(release=row.pk, reason=request.POST.get("reason", ""), by=person, at=now())
    return "已取消这份公布稿"


_VERBS: dict[str, Callable[[HttpRequest, Release, Person], str]] = {
    "send_up": _send_up, "look": _look, "sign": _sign, "send_back": _send_back, "let_out": _let_out,
    "note_out": _note_out, "excuse": _excuse, "unexplain": _unexplain, "answer_for": _answer_for, "mask": _mask,
    "drop": _drop,
}  # fmt: skip


def _shown(row: Release, person: Person) -> dict[str, object]:
    on, chain = today(), under_way(row)
    may_enter = may(person, "document.enter", row.organ, on)
    reviewed = chain if row.progress == Progress.IN_REVIEW else None
    refused = why_not(reviewed, person, on) if reviewed else ""
    return {
        "release": row, "document": row.document, "text": row.version, "interpretations": interpretations(row),
        "hits": row.hits.select_related("by"), "left": open_findings(row).count(), "content": release_seal(row),
        "looked": row.looked_hash == release_seal(row), "may_enter": may_enter, "progress": Progress,
        "drafting": may_enter and row.progress == Progress.DRAFT, "back": ReasonForm(), "excuse": ExcuseForm(
            initial={"excuse": row.excuse}), "elsewhere": ElsewhereForm(), "may_sign": bool(reviewed) and not refused,
        "refused": refused, "signatures": counting(reviewed) if reviewed else (),
        "may_drop": may_enter and row.progress in _DRAFTED,
    }  # fmt: skip


def _readable(person: Person, release: UUID) -> Release:
    row = get_object_or_404(Release.objects.select_related("organ", "document__organ", "version", "by"), pk=release)
    readable(person, row.document_id)
    return row
