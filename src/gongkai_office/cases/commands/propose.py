"""Propose what only the head may decide, and what nobody may decide alone: an extension, a delay, a voided mistake."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db import transaction

from gongkai.cases import acceptance
from gongkai.cases.entries import Detail, EntryKind, Told, Until, Voiding
from gongkai.cases.entries import Entry as Line
from gongkai.cases.entries import Role as CaseRole
from gongkai.errors import GongkaiError
from gongkai_office.accounts.models import Person, Role
from gongkai_office.approvals.commands.submit import submit
from gongkai_office.approvals.models import State
from gongkai_office.cases import ledger, policies
from gongkai_office.cases.commands.append import folded, locked, subject
from gongkai_office.cases.commands.proposals import fingerprint, purpose, tell, under_way
from gongkai_office.cases.commands.signatures import HEAD_ALONE
from gongkai_office.cases.commands.write_letter import written_decision
from gongkai_office.cases.letters import drafting, kept
from gongkai_office.cases.letters.beside import Decision
from gongkai_office.cases.letters.issuing import require_whole
from gongkai_office.cases.letters.occasion import occasion
from gongkai_office.cases.models import DisclosureRequest, LetterVersion, PaperKind, Proposal
from gongkai_office.cases.policies import require_in
from gongkai_office.cases.practice import practice_in
from gongkai_office.clock import day_of
from gongkai_office.ids import new_id
from gongkai_office.organs.queries import calendar_of

_K = EntryKind


@dataclass(frozen=True, slots=True)
class _Wish:
    """What is proposed in which case, why, and who approves it in turn."""

    case: UUID
    kind: EntryKind
    detail: Detail | None
    note: str
    signers: Sequence[Role]
    key: UUID | None


@transaction.atomic(durable=True)
def propose_extension(
    *, case: UUID, note: str, by: Person, at: datetime, signers: Sequence[Role] = HEAD_ALONE, key: UUID | None = None
) -> Proposal:
    """The extension, waiting for the head of the work body (Art. 33(2)). `note` is the reason that the notice states.

    Nothing moves before the approval. Raises GongkaiError where the law would refuse it today.
    """
    return _propose(_Wish(case, _K.EXTENDED, None, note, signers, key), by, at)


@transaction.atomic(durable=True)
def propose_delay(
    *,
    case: UUID,
    until: date,
    note: str,
    by: Person,
    at: datetime,
    signers: Sequence[Role] = HEAD_ALONE,
    key: UUID | None = None,
) -> Proposal:
    """The day of a delayed reply to an excessive number of requests (Art. 35), waiting for the head."""
    return _propose(_Wish(case, _K.DELAYED, Until(until), note, signers, key), by, at)


@transaction.atomic(durable=True)
def propose_voiding(
    *, case: UUID, entry: UUID, reason: str, by: Person, at: datetime, key: UUID | None = None
) -> Proposal:
    """The mistake as one person found it, waiting for a second person who confirms that it is one (Art. 45)."""
    return _propose(_Wish(case, _K.VOIDED, Voiding(str(entry), reason), reason, HEAD_ALONE, key), by, at)


@transaction.atomic(durable=True)
def propose_decision(
    *,
    case: UUID,
    decision: Decision,
    note: str,
    by: Person,
    at: datetime,
    signers: Sequence[Role] = HEAD_ALONE,
    key: UUID | None = None,
) -> Proposal:
    """A decision told beside the reply (Arts. 32, 41), written and sent up at once. Raises GongkaiError."""
    request = locked(case)
    if done := _done(request, key):
        return done
    require_in(by, "case.handle", request, day_of(at))
    row = written_decision(request, folded(request), decision, by=by, on=day_of(at), at=at)
    return _propose(_told(request, row, note, signers, key), by, at)


@transaction.atomic(durable=True)
def propose_draft(
    *,
    case: UUID,
    paper: PaperKind,
    version: int,
    note: str,
    by: Person,
    at: datetime,
    signers: Sequence[Role] = HEAD_ALONE,
    key: UUID | None = None,
) -> Proposal:
    """The same for the draft as somebody saw it in `version`. Raises GongkaiError."""
    request = locked(case)
    if done := _done(request, key):
        return done
    row = kept.newest(drafting.require_unchanged(request, version, paper))
    return _propose(_told(request, row, note, signers, key), by, at)


def _told(
    request: DisclosureRequest, row: LetterVersion, note: str, signers: Sequence[Role], key: UUID | None
) -> _Wish:
    """The wish to tell what a version says, which must be whole by now."""
    letter = drafting.letter_of(row.draft)
    require_whole(letter, occasion(request, folded(request), letter.dated))
    return _Wish(request.pk, EntryKind(row.draft.paper), Told(str(row.pk)), note, signers, key)


def _done(request: DisclosureRequest, key: UUID | None) -> Proposal | None:
    return request.proposals.filter(pk=key).first() if key else None


def _propose(wish: _Wish, by: Person, at: datetime) -> Proposal:
    request, kind = locked(wish.case), wish.kind
    if done := _done(request, wish.key):
        return done
    policies.require_proposer(by, kind, request, day_of(at))
    if not wish.note.strip():
        raise GongkaiError("请写明理由，批准的人据此决定")
    _require_lawful(request, kind, wish.detail, at)
    proposal = Proposal(
        id=wish.key or new_id(),
        request=request,
        organ_id=request.organ_id,
        kind=kind.value,
        detail=ledger.plain(wish.detail),
        note=wish.note.strip(),
        by=by,
        at=at,
    )
    _send_up(proposal, request, wish.signers, by, at)
    proposal.save(force_insert=True)
    tell(proposal, "propose", by=by, at=at)
    return proposal


def _require_lawful(request: DisclosureRequest, kind: EntryKind, detail: Detail | None, at: datetime) -> None:
    """Ask the law as if the head approved at once; what it refuses now is not sent up."""
    line = Line("proposed", kind, day_of(at), at, "", CaseRole.HEAD, detail)
    case = folded(request)
    acceptance.check(case, line, calendar_of(request.organ), practice_in(request, case))


def _send_up(proposal: Proposal, request: DisclosureRequest, signers: Sequence[Role], by: Person, at: datetime) -> None:
    """Open the chain over the proposal, or start the returned one again."""
    kind = EntryKind(proposal.kind)
    chain = under_way(request, kind)
    if chain and chain.state == State.OPEN:
        raise GongkaiError(f"“{kind.label}”已经提请，正在等待批准，不必再次提请；要改理由的，请先撤回")
    submit(
        subject=subject(request), organ=request.organ, purpose=purpose(kind), roles=signers,
        content_hash=fingerprint(proposal), reference=f"proposal:{proposal.pk}", by=by, at=at,
    )  # fmt: skip
