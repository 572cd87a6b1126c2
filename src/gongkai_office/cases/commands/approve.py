"""Approve a proposal: the last signature makes its entry, in the same transaction and if the law allows it then."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from uuid import UUID

from django.db import transaction

from gongkai.cases.entries import EntryKind, Told, Until, Voiding
from gongkai.errors import GongkaiError
from gongkai_office.accounts.models import Person
from gongkai_office.approvals.commands.sign import sign
from gongkai_office.approvals.models import State
from gongkai_office.cases import ledger
from gongkai_office.cases.commands.append import Recorded, append
from gongkai_office.cases.commands.delay import enter_delay
from gongkai_office.cases.commands.extend import enter_extension
from gongkai_office.cases.commands.proposals import pending, settle
from gongkai_office.cases.commands.void import enter_voiding
from gongkai_office.cases.letters import drafting, kept
from gongkai_office.cases.letters.issuing import Issue
from gongkai_office.cases.letters.notices import ExtensionNotice
from gongkai_office.cases.models import DraftState, LetterVersion, Proposal, Standing
from gongkai_office.clock import day_of

_Maker = Callable[[Proposal, Person, date, datetime], Recorded]


@transaction.atomic(durable=True)
def approve(*, proposal: UUID, content_hash: bytes, by: Person, at: datetime, note: str = "") -> Proposal:
    """The approved proposal with the entry it made, or still pending where another signature follows.

    `content_hash` is that of the page the signer had before them. Raises GongkaiError, also where the day for it has
    passed meanwhile (Art. 33): nothing is signed then.
    """
    _, found, chain = pending(proposal)
    signed = sign(chain=chain, content_hash=content_hash, by=by, on=day_of(at), at=at, reason=note)
    if signed.state == State.COMPLETE:
        found.entry = _MAKERS[EntryKind(found.kind)](found, by, day_of(at), at).entry
        settle(found, Standing.APPROVED, "approve", by=by, at=at, reason=note)
    return found


def _extend(proposal: Proposal, by: Person, on: date, at: datetime) -> Recorded:
    """With the notice, which the proposer's reason is written for (Art. 33(2))."""
    notice = ExtensionNotice(reason=proposal.note)
    return enter_extension(case=proposal.request_id, by=by, on=on, at=at, note=proposal.note, notice=notice)


def _delay(proposal: Proposal, by: Person, on: date, at: datetime) -> Recorded:
    until = ledger.detail(EntryKind.DELAYED, proposal.detail)
    assert isinstance(until, Until)  # noqa: S101  proposed so
    return enter_delay(case=proposal.request_id, until=until.day, by=by, on=on, at=at, note=proposal.note)


def _void(proposal: Proposal, by: Person, on: date, at: datetime) -> Recorded:
    mistake = ledger.detail(EntryKind.VOIDED, proposal.detail)
    assert isinstance(mistake, Voiding)  # noqa: S101  proposed so
    return enter_voiding(
        case=proposal.request_id, entry=UUID(mistake.entry), reason=mistake.reason, by=by, on=on, at=at
    )


def _tell(proposal: Proposal, by: Person, on: date, at: datetime) -> Recorded:
    """With the letter exactly as it was sent up: numbered, dated today, and its draft closed."""
    told = ledger.detail(EntryKind(proposal.kind), proposal.detail)
    assert isinstance(told, Told)  # noqa: S101  proposed so
    version = LetterVersion.objects.select_related("draft").get(pk=told.letter)
    draft, letter = version.draft, kept.opened_version(version).letter
    if letter is None or draft.state != DraftState.WORKING or draft.version != version.number:
        raise GongkaiError("文书在提请以后有改动，请退回，由经办人重新提请")
    made = append(
        case=proposal.request_id,
        kind=EntryKind(proposal.kind),
        by=by,
        on=on,
        at=at,
        detail=told,
        facts=drafting.facts(version),
        letters=Issue(lambda _about: (letter,), draft),
    )
    draft.state, draft.entry = DraftState.SIGNED, made.entry
    draft.save(update_fields=["state", "entry"])
    return made


_MAKERS: dict[EntryKind, _Maker] = {
    EntryKind.EXTENDED: _extend,
    EntryKind.DELAYED: _delay,
    EntryKind.VOIDED: _void,
    EntryKind.THIRD_PARTY_TOLD: _tell,
    EntryKind.RECORD_CORRECTED: _tell,
}
