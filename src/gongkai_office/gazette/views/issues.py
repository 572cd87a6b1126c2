"""The list of issues, and one issue as it is composed, signed and let out."""

from __future__ import annotations

from collections.abc import Callable
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from gongkai.documents.writers.papers import PAPER_CONTAINERS
from gongkai_office.accounts.guard import clerk, guarded, organ_choices, organ_of
from gongkai_office.accounts.models import Person
from gongkai_office.accounts.policies import may
from gongkai_office.accounts.refusals import refused_above
from gongkai_office.approvals.policies import why_not
from gongkai_office.approvals.queries import counting
from gongkai_office.clock import now, today
from gongkai_office.files.papers import written
from gongkai_office.gazette.commands.compose import arrange, begin, drop, take_in
from gongkai_office.gazette.commands.review import let_out, send_back, send_up, sign
from gongkai_office.gazette.content import SECTIONS, content_seal, pieces_of, sections_of, title_of, volume_of
from gongkai_office.gazette.forms import BeginForm, chosen, places_of, without
from gongkai_office.gazette.models import Issue, Stage
from gongkai_office.gazette.queries import offered, under_way, visible

_SHOWN = 100


@guarded("item.read")
@require_http_methods(["GET", "POST"])
def issues(request: HttpRequest) -> HttpResponse:
    """Every issue the reader may see; an editor begins one here."""
    person = clerk(request)
    organs = organ_choices(person, "item.draft")
    form = BeginForm(request.POST or None, organs=organs)
    if form.is_valid():
        organ = organ_of(person, "item.draft", form.cleaned_data["organ"])
        return redirect("gazette:issue", issue=begin(organ=organ, by=person, at=now()).pk)
    rows = [(one, title_of(one), one.pieces.count()) for one in visible(person, today())[:_SHOWN]]
    context = {"rows": rows, "form": form, "may_edit": bool(organs)}
    return render(request, "gazette/issues.html", context, status=422 if form.errors else 200)


@guarded("item.read")
@require_http_methods(["GET", "POST"])
def issue(request: HttpRequest, issue: UUID) -> HttpResponse:
    """One issue; whatever is done there comes back to it."""
    person = clerk(request)
    row = get_object_or_404(visible(person, today()), pk=issue)
    if request.method == "POST":
        verb = _VERBS.get(request.POST.get("do", ""))
        if verb is None:
            raise Http404
        with refused_above(request):
            messages.success(request, verb(request, row, person))
        return redirect("gazette:issue", issue=row.pk)
    return render(request, "gazette/issue.html", _shown(request, row, person))


@guarded("item.read")
@require_safe
def download(request: HttpRequest, issue: UUID, container: str) -> HttpResponse:
    """An issue as it would be printed, in whatever stage."""
    if container not in PAPER_CONTAINERS:
        raise Http404
    row = get_object_or_404(visible(clerk(request), today()), pk=issue)
    return written(volume_of(row), container, title_of(row))


def _take_in(request: HttpRequest, row: Issue, person: Person) -> str:
    given, found = request.POST, offered(row, request.POST.get("q", "")[:80])
    texts = chosen(given, "text", [one.pk for one in found.texts])
    items = chosen(given, "item", [one.pk for one in found.items])
    take_in(issue=row.pk, section=given.get("section", ""), texts=texts, items=items, by=person, at=now())
    return f"已加入 {len(texts) + len(items)} 篇"


def _arrange(request: HttpRequest, row: Issue, person: Person) -> str:
    pieces = pieces_of(row)
    arrange(
        issue=row.pk, places=places_of(request.POST, pieces), without=without(request.POST, pieces), by=person, at=now()
    )  # fmt: skip
    return "已保存编排"


def _send_up(_request: HttpRequest, row: Issue, person: Person) -> str:
    send_up(issue=row.pk, by=person, at=now())
    return "已送审"


def _sign(request: HttpRequest, row: Issue, person: Person) -> str:
    sign(issue=row.pk, content=request.POST.get("content", ""), by=person, at=now())
    return "已签署"


def _send_back(request: HttpRequest, row: Issue, person: Person) -> str:
    reason = request.POST.get("reason", "")
    send_back(issue=row.pk, content=request.POST.get("content", ""), reason=reason, by=person, at=now())
    return "已退回"


def _let_out(_request: HttpRequest, row: Issue, person: Person) -> str:
    return f"已出版：{title_of(let_out(issue=row.pk, by=person, at=now()))}"


def _drop(request: HttpRequest, row: Issue, person: Person) -> str:
    drop(issue=row.pk, reason=request.POST.get("reason", ""), by=person, at=now())
    return "已取消这一期"


_VERBS: dict[str, Callable[[HttpRequest, Issue, Person], str]] = {
    "take_in": _take_in, "arrange": _arrange, "send_up": _send_up, "sign": _sign, "send_back": _send_back,
    "let_out": _let_out, "drop": _drop,
}  # fmt: skip


def _shown(request: HttpRequest, row: Issue, person: Person) -> dict[str, object]:
    on, pieces, words = today(), pieces_of(row), request.GET.get("q", "")[:80]
    drafting = row.stage == Stage.DRAFT and may(person, "item.draft", row.organ, on)
    reviewed = under_way(row) if row.stage == Stage.IN_REVIEW else None
    refused = why_not(reviewed, person, on) if reviewed else ""
    return {
        "issue": row, "title": title_of(row), "pieces": pieces, "sections": sections_of(pieces), "drafting": drafting,
        "offered": offered(row, words) if drafting else None, "q": words, "names": SECTIONS, "refused": refused,
        "content": content_seal(row), "may_sign": bool(reviewed) and not refused, "stages": Stage,
        "signatures": counting(reviewed) if reviewed else (),
        "may_publish": row.stage == Stage.SIGNED and may(person, "item.publish", row.organ, on),
        "may_drop": row.stage not in (Stage.OUT, Stage.DROPPED) and may(person, "item.draft", row.organ, on),
    }  # fmt: skip
