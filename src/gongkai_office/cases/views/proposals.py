"""One proposal of a case: read it with what would follow, approve it, send it back, withdraw it."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from gongkai.cases.entries import EntryKind, Told, Until, Voiding
from gongkai.errors import GongkaiError
from gongkai_office.accounts.guard import clerk
from gongkai_office.cases import ledger
from gongkai_office.cases.commands.approve import approve
from gongkai_office.cases.commands.decline import decline
from gongkai_office.cases.commands.retract import retract
from gongkai_office.cases.desk.clock import then_due
from gongkai_office.cases.desk.foresight import foresee
from gongkai_office.cases.desk.letters import sheet
from gongkai_office.cases.desk.proposals import left_to_approve, show
from gongkai_office.cases.forms.proposals import DecideForm
from gongkai_office.cases.letters import kept
from gongkai_office.cases.models import DisclosureRequest, LetterVersion, Proposal, Standing
from gongkai_office.cases.queries import folded
from gongkai_office.cases.views.access import desk, readable
from gongkai_office.cases.views.head import head_of
from gongkai_office.clock import now, today
from gongkai_office.organs.queries import calendar_of

_DONE = {Standing.APPROVED: "已批准，并已登记", Standing.PENDING: "已同意，送下一环节"}


@desk
@require_http_methods(["GET", "POST"])
def proposal(request: HttpRequest, case: UUID, proposal: UUID) -> HttpResponse:
    """The page; a decision returns to the case."""
    person, on = clerk(request), today()
    row = readable(person, case)
    found = row.proposals.select_related("by").filter(pk=proposal).first()
    if found is None:
        raise Http404
    one = show(found, row, person, on)
    form = DecideForm(request.POST or None, content=one.content)
    if form.is_valid() and _decided(request, form, found):
        return redirect("cases:case", case=row.pk)
    context = {
        "one": one,
        "form": form,
        **head_of(row, folded(row)),
        **_after(request, row, found, pending=one.pending),
        **_letter(row, found),
    }
    return render(request, "cases/proposal.html", context, status=422 if form.errors else 200)


def _decided(request: HttpRequest, form: DecideForm, found: Proposal) -> bool:
    """Do what was asked; the reason stands in the form where it is refused."""
    person, at, reason = clerk(request), now(), form.cleaned_data["reason"]
    seen = form.cleaned_data["content_hash"]
    try:
        match request.POST.get("do"):
            case "approve":
                made = approve(proposal=found.pk, content_hash=seen, by=person, at=at, note=reason)
                made.request.refresh_from_db()
                messages.success(request, f"{_DONE[Standing(made.standing)]}{then_due(made.request)}")
            case "decline":
                decline(proposal=found.pk, content_hash=seen, reason=reason, by=person, at=at)
                messages.success(request, "已退回提请人")
            case "retract":
                retract(proposal=found.pk, by=person, at=at, reason=reason)
                messages.success(request, "提请已撤回")
            case _:
                return False
    except GongkaiError as error:
        form.add_error(None, str(error))
        return False
    return True


def _after(request: HttpRequest, row: DisclosureRequest, found: Proposal, *, pending: bool) -> dict[str, object]:
    """What would follow from an approval now, and how long one still counts."""
    kind = EntryKind(found.kind)
    if not pending:
        return {}
    shown = foresee(kind, _given(found), row, folded(row), by=clerk(request), at=now())
    if kind not in (EntryKind.EXTENDED, EntryKind.DELAYED):
        return {**shown, "foreseen": kind is EntryKind.VOIDED}
    left, grade = left_to_approve(row.reply_due, calendar_of(row.organ), today())
    return {**shown, "foreseen": True, "left_words": left, "left_grade": grade}


def _letter(row: DisclosureRequest, found: Proposal) -> dict[str, object]:
    """The letter that an approval issues, where it is a decision that is told."""
    told = ledger.detail(EntryKind(found.kind), found.detail)
    if not isinstance(told, Told):
        return {}
    letter = kept.opened_version(LetterVersion.objects.get(pk=told.letter)).letter
    return {"sheet": sheet(letter, row)} if letter else {}


def _given(found: Proposal) -> dict[str, object]:
    """What was proposed, as the step's own form would say it."""
    match ledger.detail(EntryKind(found.kind), found.detail):
        case Until(day):
            return {"until": day}
        case Voiding(entry, reason):
            return {"entry": entry, "reason": reason}
    return {}
