"""One version: what it says, what the gate found, who read it, what can be done next."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from gongkai.errors import GongkaiError
from gongkai_office.accounts.guard import clerk, guarded
from gongkai_office.accounts.policies import may
from gongkai_office.accounts.refusals import refused_above
from gongkai_office.approvals.commands.see import see
from gongkai_office.clock import now, today
from gongkai_office.files.serving import download
from gongkai_office.gate.queries import screener_of
from gongkai_office.publishing.addresses import address
from gongkai_office.publishing.commands.draft import revise
from gongkai_office.publishing.commands.mask import mask
from gongkai_office.publishing.commands.screen import overrule, screen
from gongkai_office.publishing.desk.acts import ACTS, closed, open_acts
from gongkai_office.publishing.desk.clocks import dues
from gongkai_office.publishing.desk.compare import elements, lines
from gongkai_office.publishing.desk.sheet import sheet
from gongkai_office.publishing.forms.acts import ReasonForm
from gongkai_office.publishing.models import UNDER_WAY, GateHit, State, Version
from gongkai_office.publishing.queries.editing import editors
from gongkai_office.publishing.queries.gate import last_screening, undecided
from gongkai_office.publishing.queries.illustrated import illustrated
from gongkai_office.publishing.queries.reviews import under_way
from gongkai_office.publishing.views.access import file_of, version_of


@guarded("item.read")
@require_safe
def show(request: HttpRequest, version: UUID) -> HttpResponse:
    """The version as its reviewers see it."""
    person = clerk(request)
    row = version_of(person, version)
    chain, run = under_way(row), last_screening(row)
    if chain:
        see(chain=chain, by=person, at=now())
    drafting = may(person, "item.draft", row.organ, today())
    facts = {
        "others": editors(row, now(), but=person),
        "sheet": sheet(row),
        "acts": open_acts(row, person, now()),
        "may_edit": drafting and row.state in UNDER_WAY,
        "may_answer": drafting and row.state in (*UNDER_WAY, State.PUBLISHED),
        "may_revise": drafting and row.state in (State.PUBLISHED, State.TAKEN_DOWN, State.KEPT) and not _newer(row),
        "run": run,
        "open_hits": undecided(run).count() if run else 0,
        "awaits": row.forced and row.state == State.PUBLISHED and chain is not None,
        "due": dues([row], today())[0] if row.state in UNDER_WAY else None,
        "versions": row.item.versions.order_by("-number"),
        "takedowns": row.item.takedowns.select_related("successor"),
        "address": address(row.item),
    }
    return render(request, "publishing/show.html", {**_head(row), **facts})


@guarded("item.read")
@require_http_methods(["GET", "POST"])
def act(request: HttpRequest, version: UUID, slug: str) -> HttpResponse:
    """One act: its form, its command, and back to the version."""
    person, chosen = clerk(request), ACTS.get(slug)
    row = version_of(person, version)
    if chosen is None:
        raise Http404
    reason = closed(chosen, row, person, now())
    form = chosen.form(request.POST or None, on=today())
    form.initial["content_hash"] = bytes(row.content_hash).hex()
    if request.method == "POST" and not reason and form.is_valid():
        try:
            chosen.command(version=row.pk, by=person, at=now(), **form.arguments())
        except GongkaiError as error:
            form.add_error(None, str(error))
        else:
            messages.success(request, f"已{chosen.title}")
            return redirect("publishing:show", version=row.pk)
    context = {**_head(row), "act": chosen, "form": form, "reason": reason}
    return render(request, "publishing/act.html", context, status=422 if form.errors else 200)


@guarded("item.read")
@require_safe
def attachment(request: HttpRequest, version: UUID, attachment: UUID) -> HttpResponse:
    """A file of the version, for those who may read it at the desk."""
    row = version_of(clerk(request), version)
    found = get_object_or_404(row.attachments.select_related("file"), pk=attachment)
    with refused_above(request):
        return download(found.file)
    return redirect("publishing:show", version=row.pk)


@guarded("item.read")
@require_POST
def check(request: HttpRequest, version: UUID) -> HttpResponse:
    """Run the gate over the version as it is."""
    person = clerk(request)
    row = version_of(person, version)
    with refused_above(request):
        run = screen(version=row.pk, screener=screener_of(row.organ), at=now())
        found = undecided(run).count()
        messages.success(request, f"检查完成：{found} 处需要处理" if found else "检查完成，没有需要处理的地方")
    return redirect("publishing:show", version=row.pk)


@guarded("item.read")
@require_POST
def cover(request: HttpRequest, version: UUID) -> HttpResponse:
    """Mask one hit or all that are open, and look again at once."""
    person = clerk(request)
    row = version_of(person, version)
    try:
        only = UUID(request.POST["hit"]) if request.POST.get("hit") else None
        masked = mask(version=row.pk, screener=screener_of(row.organ), by=person, at=now(), only=only)
        for words in masked.left:
            messages.warning(request, words)
        left = undecided(screen(version=row.pk, screener=screener_of(row.organ), at=now())).count()
        messages.success(request, f"已遮盖 {masked.count} 处" + (f"，还有 {left} 处需要处理" if left else ""))
    except GongkaiError as error:
        messages.error(request, str(error))
    except ValueError:
        raise Http404 from None
    return redirect("publishing:show", version=row.pk)


@guarded("item.read")
@require_http_methods(["GET", "POST"])
def answer(request: HttpRequest, version: UUID, hit: UUID) -> HttpResponse:
    """Let one hit through, with name and reason."""
    person = clerk(request)
    row = version_of(person, version)
    found = get_object_or_404(GateHit, pk=hit, screening__version=row)
    form = ReasonForm(request.POST or None, on=today())
    if request.method == "POST" and form.is_valid():
        try:
            overrule(hit=found.pk, by=person, at=now(), reason=form.cleaned_data["reason"])
        except GongkaiError as error:
            form.add_error(None, str(error))
        else:
            messages.success(request, "已登记可以公开的理由")
            return redirect("publishing:show", version=row.pk)
    context = {**_head(row), "hit": found, "form": form}
    return render(request, "publishing/answer.html", context, status=422 if form.errors else 200)


@guarded("item.read")
@require_POST
def again(request: HttpRequest, version: UUID) -> HttpResponse:
    """Begin the next version."""
    person = clerk(request)
    row = version_of(person, version)
    try:
        begun = revise(item=row.item_id, by=person, at=now())
    except GongkaiError as error:
        messages.error(request, str(error))
        return redirect("publishing:show", version=row.pk)
    return redirect("publishing:edit", version=begun.pk)


@guarded("item.read")
@require_safe
def compare(request: HttpRequest, version: UUID, other: UUID) -> HttpResponse:
    """What changed from one version to the other."""
    person = clerk(request)
    after, before = version_of(person, version), version_of(person, other)
    if after.item_id != before.item_id:
        raise PermissionDenied("只能比较同一条信息的两个版本")
    facts = {"before": before, "elements": elements(before, after), "lines": list(lines(before, after))}
    facts |= {"before_name": f"第 {before.number} 版", "after_name": f"第 {after.number} 版"}
    return render(request, "publishing/compare.html", {**_head(after), **facts})


@guarded("item.read")
@require_safe
def form(request: HttpRequest, version: UUID) -> HttpResponse:
    """《政务信息发布审查表》, to be printed."""
    row = version_of(clerk(request), version)
    return render(request, "publishing/sheet.html", {**_head(row), "sheet": sheet(row), "address": address(row.item)})


def _head(row: Version) -> dict[str, object]:
    columns = [one.column for one in row.item.placements.select_related("column")]
    text = illustrated(row, file_of(row))
    return {"version": row, "item": row.item, "columns": columns, "attachments": text.below, "body": text.body}


def _newer(row: Version) -> bool:
    return row.item.versions.filter(number__gt=row.number).exclude(state=State.DISCARDED).exists()
