"""The letters of a case: looked at, taken as Word or PDF, edited while they are drafts."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from gongkai.cases.procedure import Stage
from gongkai.cases.state import Case
from gongkai.documents.letters import Letter
from gongkai.errors import GongkaiError
from gongkai_office.accounts.guard import clerk
from gongkai_office.accounts.models import Person
from gongkai_office.approvals.commands.see import see
from gongkai_office.approvals.queries import since_last_seen
from gongkai_office.cases.commands.draft import draft as send_draft_up
from gongkai_office.cases.commands.propose import propose_draft
from gongkai_office.cases.commands.signatures import under_way
from gongkai_office.cases.commands.take_letter import take_letter
from gongkai_office.cases.commands.write_letter import (
    discard_letter,
    edit_decision,
    edit_letter,
    write_decision,
    write_letter,
)
from gongkai_office.cases.desk import letters as desk_letters
from gongkai_office.cases.desk.letters import sheet
from gongkai_office.cases.desk.outcome import consequence
from gongkai_office.cases.forms.letters import DiscardForm, EditForm, ProposeForm, SendUpForm
from gongkai_office.cases.forms.letters import standing as begun
from gongkai_office.cases.forms.steps import StepForm
from gongkai_office.cases.letters import drafting, kept
from gongkai_office.cases.letters.beside import RecordDecision, ThirdPartyDecision
from gongkai_office.cases.letters.files import download
from gongkai_office.cases.letters.occasion import occasion
from gongkai_office.cases.letters.replies import Reply
from gongkai_office.cases.models import DisclosureRequest, LetterDraft, PaperKind, Standing
from gongkai_office.cases.policies import may_in, require_in
from gongkai_office.cases.queries import folded
from gongkai_office.cases.views.access import desk, readable
from gongkai_office.clock import now, today

SIGNED_ON = frozenset({"signed", "review", "returned"})
"""The steps on whose pages signers read what they sign."""


@desk
@require_safe
def letter(request: HttpRequest, case: UUID, letter: UUID) -> HttpResponse:
    """One issued letter, to read and to print; the requester's name only for who may see it."""
    row = readable(clerk(request), case)
    found = row.letters.filter(pk=letter).first()
    if found is None:
        raise Http404
    whole = may_in(clerk(request), "case.reveal_identity", row, today())
    context = {"case": row, "row": found, "sheet": sheet(kept.opened(found), row), "whole": whole}
    return render(request, "cases/letter.html", context)


@desk
@require_safe
def letter_file(request: HttpRequest, case: UUID, letter: UUID, container: str) -> HttpResponse:
    """An issued letter as Word or PDF, whole for who may see the requester's name; each is journalled."""
    row = readable(clerk(request), case)
    found = row.letters.filter(pk=letter).first()
    if found is None:
        raise Http404
    return _file(request, row, kept.opened(found), str(found.pk), container)


@desk
@require_safe
def draft_file(request: HttpRequest, case: UUID, container: str, paper: str = PaperKind.REPLY) -> HttpResponse:
    """The draft as Word or PDF, marked as one."""
    row = readable(clerk(request), case)
    draft = _draft(row, _paper(paper))
    return _file(request, row, drafting.letter_of(draft), str(draft.pk), container)


@desk
@require_http_methods(["GET", "POST"])
def draft(request: HttpRequest, case: UUID, paper: str = PaperKind.REPLY) -> HttpResponse:
    """The draft as it stands; its free text can be edited, the rest follows from the case."""
    person = clerk(request)
    row = readable(person, case)
    standing = _draft(row, _paper(paper))
    current = drafting.letter_of(standing)
    form = EditForm(request.POST or None, letter=current, version=standing.version)
    mine = may_in(person, "case.handle", row, today())
    if request.method == "POST":
        require_in(person, "case.handle", row, today())
        if form.is_valid() and request.POST.get("do") != "try" and _edited(request, row, form, standing):
            return redirect(_address(standing))
        current = form.tried(current)
    return render(request, "cases/draft.html", _shown(row, current, form, standing, mine=mine))


@desk
@require_POST
def send_up(request: HttpRequest, case: UUID) -> HttpResponse:
    """Send the draft up as it stands."""
    row = readable(clerk(request), case)
    letter, form = drafting.letter_of(_draft(row)), SendUpForm(request.POST, on=today())
    if form.is_valid() and letter.outcome:
        try:
            send_draft_up(case=row.pk, outcome=letter.outcome, by=clerk(request), at=now(), **form.arguments())
        except GongkaiError as error:
            messages.error(request, str(error))
            return redirect("cases:draft", case=row.pk)
        messages.success(request, "已登记“拟稿送审”")
        return redirect("cases:case", case=row.pk)
    messages.error(request, "；".join(str(error) for errors in form.errors.values() for error in errors))
    return redirect("cases:draft", case=row.pk)


@desk
@require_POST
def propose(request: HttpRequest, case: UUID, paper: str) -> HttpResponse:
    """Send a decision told beside the reply up as it stands."""
    row = readable(clerk(request), case)
    standing, form = _draft(row, _paper(paper)), ProposeForm(request.POST, on=today())
    try:
        if form.is_valid():
            propose_draft(case=row.pk, paper=_paper(paper), by=clerk(request), at=now(), **form.arguments())
            messages.success(request, "已提请批准")
            return redirect("cases:case", case=row.pk)
        messages.error(request, "；".join(str(error) for errors in form.errors.values() for error in errors))
    except GongkaiError as error:
        messages.error(request, str(error))
    return redirect(_address(standing))


@desk
@require_POST
def discard(request: HttpRequest, case: UUID, paper: str = PaperKind.REPLY) -> HttpResponse:
    """Discard the draft, after a tick."""
    row, form = readable(clerk(request), case), DiscardForm(request.POST)
    kind = _paper(paper)
    standing = _draft(row, kind)
    try:
        if form.is_valid():
            version = form.cleaned_data["version"]
            discard_letter(case=row.pk, version=version, paper=kind, by=clerk(request), at=now())
            messages.success(request, f"{kind.label}稿已作废，历次修改仍然保留")
            return redirect("cases:case", case=row.pk)
        messages.error(request, "请先核对，再勾选“确认作废”")
    except GongkaiError as error:
        messages.error(request, str(error))
    return redirect(_address(standing))


def keep_draft(request: HttpRequest, form: StepForm, row: DisclosureRequest) -> HttpResponse | None:
    """Keep what is filled in as a draft and go on to its text; None, with the reason in the form, where refused."""
    paper, by, at = form.paper(), clerk(request), now()
    try:
        if isinstance(paper, Reply):
            kept_as = write_letter(case=row.pk, reply=paper, by=by, on=today(), at=at)
        elif isinstance(paper, ThirdPartyDecision | RecordDecision):
            kept_as = write_decision(case=row.pk, decision=paper, by=by, on=today(), at=at)
        else:
            return None
    except GongkaiError as error:
        form.add_error(None, str(error))
        return None
    messages.success(request, "已存为草稿")
    return redirect(_address(kept_as.draft))


def before_signers(person: Person, row: DisclosureRequest, state: Case, *, at: datetime) -> dict[str, object]:
    """What a signer reads: the letter as it stands, what it lacks, what changed since they last looked."""
    chain = under_way(row)
    if chain is None:
        return {}
    change = since_last_seen(chain, person)
    shown: dict[str, object] = {
        "sheet": desk_letters.working(row, state, on=today()),
        "changes": desk_letters.since(change.seen, row) if change.changed else (),
        "seen_before": change.seen is not None,
    }
    see(chain=chain, by=person, at=at)
    return shown


def _paper(slug: str) -> PaperKind:
    """Which paper an address names. Raises Http404."""
    if slug not in PaperKind:
        raise Http404
    return PaperKind(slug)


def _address(draft: LetterDraft) -> str:
    """Where a draft is edited."""
    if draft.paper == PaperKind.REPLY:
        return reverse("cases:draft", args=[draft.request_id])
    return reverse("cases:draft_beside", args=[draft.request_id, draft.paper])


def _draft(row: DisclosureRequest, paper: PaperKind = PaperKind.REPLY) -> LetterDraft:
    draft = drafting.working(row, paper)
    if draft is None:
        raise Http404
    return draft


def _edited(request: HttpRequest, row: DisclosureRequest, form: EditForm, standing: LetterDraft) -> bool:
    """Keep the changes; where that is refused, the reason stands in the form."""
    given, changes, paper = form.cleaned_data["version"], form.changes, PaperKind(standing.paper)
    try:
        if paper is PaperKind.REPLY:
            edit_letter(case=row.pk, version=given, changes=changes, by=clerk(request), at=now())
        else:
            edit_decision(case=row.pk, paper=paper, version=given, changes=changes, by=clerk(request), at=now())
    except GongkaiError as error:
        form.add_error(None, str(error))
        return False
    messages.success(request, "已保存修改；此前的签署作废，从第一环节重新审签" if _up(row) else "已保存修改")
    return True


def _shown(
    row: DisclosureRequest, current: Letter, form: EditForm, standing: LetterDraft, *, mine: bool
) -> dict[str, object]:
    state = folded(row)
    about = occasion(row, state, today())
    versions = standing.versions.order_by("-number")
    return {
        "case": row,
        "stage": state.stage.value,
        "form": form,
        "draft": standing,
        "versions": desk_letters.told(versions),
        "sheet": sheet(current, row, desk_letters.lacking(current, about)),
        "row": consequence(current.outcome, state.applicant, about.practice, on=current.dated)
        if current.outcome
        else None,
        "up": _up(row) if standing.paper == PaperKind.REPLY else False,
        "proposed": row.proposals.filter(kind=standing.paper, standing=Standing.PENDING).first(),
        "mine": mine,
        "send": (SendUpForm if standing.paper == PaperKind.REPLY else ProposeForm)(
            on=today(), standing=begun(standing.version, kept.opened_version(kept.newest(standing)).given)
        ),
        "discard": DiscardForm(initial={"version": standing.version}, label_suffix=""),
    }


def _up(row: DisclosureRequest) -> bool:
    return row.stage == Stage.IN_REVIEW.name


def _file(request: HttpRequest, row: DisclosureRequest, letter: Letter, named: str, container: str) -> HttpResponse:
    """The file; without the right to see the requester's name, with the name masked."""
    person = clerk(request)
    whole = may_in(person, "case.reveal_identity", row, today())
    if whole:
        take_letter(case=row.pk, letter=named, container=container, by=person, at=now())
    return download(letter if whole else desk_letters.masked(letter, row), container)
