"""Work on the draft of a reply: build it, change its free text, discard it. Nothing leaves the house by these."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from uuid import UUID

from django.db import transaction

from gongkai.cases.procedure import Stage
from gongkai.cases.state import Case
from gongkai.documents import letters
from gongkai.errors import GongkaiError
from gongkai_office.accounts.models import Person
from gongkai_office.accounts.queries import author
from gongkai_office.cases.commands.append import folded, locked, subject
from gongkai_office.cases.commands.signatures import change_content
from gongkai_office.cases.letters import drafting, kept
from gongkai_office.cases.letters.beside import Decision
from gongkai_office.cases.letters.issuing import require_whole
from gongkai_office.cases.letters.kept import Written
from gongkai_office.cases.letters.occasion import occasion
from gongkai_office.cases.letters.replies import Reply, built
from gongkai_office.cases.models import DisclosureRequest, DraftState, LetterDraft, LetterVersion, PaperKind, Standing
from gongkai_office.cases.policies import require_in
from gongkai_office.cases.vouched import VERSION
from gongkai_office.clock import day_of
from gongkai_office.journal.commands.vouch import vouch
from gongkai_office.journal.commands.write import write

_WRITABLE = frozenset({Stage.OPEN, Stage.CONSULTING, Stage.AWAITING_CORRECTION, Stage.AWAITING_PAYMENT})


@transaction.atomic(durable=True)
def write_letter(*, case: UUID, reply: Reply, by: Person, on: date, at: datetime) -> LetterVersion:
    """The next version of the draft, built from what a handler states; it may still lack something.

    Raises GongkaiError, also while the draft is up for signature: it is then edited, or sent back first.
    """
    request, state = _handled(case, by, at)
    if state.stage not in _WRITABLE:
        raise GongkaiError(f"案件在“{state.stage.value}”阶段，不能重新拟稿；审签中的，可以修改文字，或者退回后重拟")
    written = Written(built(reply, occasion(request, state, on)), reply.given)
    return _told(drafting.add_version(request, written, by=by, at=at), by, at)


@transaction.atomic(durable=True)
def write_decision(*, case: UUID, decision: Decision, by: Person, on: date, at: datetime) -> LetterVersion:
    """The next version of a decision told beside the reply; it may still lack something. Raises GongkaiError."""
    request, state = _handled(case, by, at)
    return written_decision(request, state, decision, by=by, on=on, at=at)


def written_decision(
    request: DisclosureRequest, state: Case, decision: Decision, *, by: Person, on: date, at: datetime
) -> LetterVersion:
    """The same in a locked case, inside the transaction of another verb."""
    _refuse_proposed(request, decision.paper)
    (letter,) = decision.letters(occasion(request, state, on))
    row = drafting.add_version(request, Written(letter, decision.given), by=by, at=at, paper=decision.paper)
    return _told(row, by, at)


@transaction.atomic(durable=True)
def edit_decision(
    *, case: UUID, paper: PaperKind, version: int, changes: Mapping[str, str], by: Person, at: datetime
) -> LetterVersion:
    """The next version of such a decision, with the free text of some blocks changed. Raises GongkaiError."""
    request, _ = _handled(case, by, at)
    _refuse_proposed(request, paper)
    draft = drafting.require_unchanged(request, version, paper)
    standing = kept.opened_version(kept.newest(draft))
    written = Written(_changed(drafting.letter_of(draft), changes), standing.given)
    return _told(drafting.add_version(request, written, by=by, at=at, paper=paper), by, at)


@transaction.atomic(durable=True)
def edit_letter(*, case: UUID, version: int, changes: Mapping[str, str], by: Person, at: datetime) -> LetterVersion:
    """The next version, with the free text of some blocks changed; `version` is the one somebody had before them.

    A draft that is up for signature is signed anew from the first: signatures given to the former text count no
    more. Raises GongkaiError, also where nothing was changed.
    """
    request, state = _handled(case, by, at)
    draft = drafting.require_unchanged(request, version)
    if state.stage is not Stage.IN_REVIEW and state.stage not in _WRITABLE:
        raise GongkaiError(f"案件在“{state.stage.value}”阶段，答复书不能再修改")
    standing = kept.opened_version(kept.newest(draft))
    after = _changed(drafting.letter_of(draft), changes)
    up = state.stage is Stage.IN_REVIEW
    if up:
        require_whole(after, occasion(request, state, after.dated))
    row = _told(drafting.add_version(request, Written(after, standing.given), by=by, at=at), by, at)
    if up:
        change_content(request, state, by=by, at=at)
    return row


@transaction.atomic(durable=True)
def discard_letter(
    *, case: UUID, version: int, by: Person, at: datetime, paper: PaperKind = PaperKind.REPLY
) -> LetterDraft:
    """The draft, discarded; its versions stay on record. Raises GongkaiError while it is up for signature."""
    request, state = _handled(case, by, at)
    draft = drafting.require_unchanged(request, version, paper)
    if paper is not PaperKind.REPLY:
        _refuse_proposed(request, paper)
    elif state.stage is Stage.IN_REVIEW:
        raise GongkaiError("答复书正在审签，不能作废；请审签人先退回")
    draft.state = DraftState.DISCARDED
    draft.save(update_fields=["state"])
    write(
        organ=request.organ_id, subject=subject(request), command="case.letter-discard", by=author(by), at=at,
        facts={"draft": str(draft.pk), "discarded": str(draft.pk)},
    )  # fmt: skip
    return draft


def _changed(before: letters.Letter, changes: Mapping[str, str]) -> letters.Letter:
    after = letters.edit(before, changes)
    if after == before:
        raise GongkaiError("文字没有改动，不需要保存")
    return after


def _refuse_proposed(request: DisclosureRequest, paper: PaperKind) -> None:
    if request.proposals.filter(kind=paper.value, standing=Standing.PENDING).exists():
        raise GongkaiError(f"{paper.label}正在等待批准，不能修改；要改的，请先撤回提请")


def _handled(case: UUID, by: Person, at: datetime) -> tuple[DisclosureRequest, Case]:
    request = locked(case)
    require_in(by, "case.handle", request, day_of(at))
    return request, folded(request)


def _told(row: LetterVersion, by: Person, at: datetime) -> LetterVersion:
    vouch(VERSION, row, "case.letter", by=author(by), at=at, facts=drafting.facts(row))
    return row
