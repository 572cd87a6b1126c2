"""The fold: from a request's entries to its stage, clock, outcome and disputes.

`apply` takes an entry as accepted and never asks a calendar, so a ledger folds to the same state for ever;
`record` first asks whether the entry is lawful now. A mistake is mended by an entry that voids another: the state is
then folded anew without it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import date, datetime
from typing import NamedTuple, TypeVar

from gongkai.cases import procedure
from gongkai.cases.entries import (
    Answering,
    Applicant,
    Detail,
    DisputeResult,
    Draft,
    Entry,
    EntryKind,
    Filing,
    Forum,
    Receipt,
    Ruling,
    Until,
    Voiding,
)
from gongkai.cases.procedure import ProcedureError, Stage
from gongkai.law import clocks, events
from gongkai.law.clocks import Clock, Wait
from gongkai.law.events import Event, EventKind
from gongkai.law.outcomes import Outcome
from gongkai.law.receipt import Channel

D = TypeVar("D", bound=Detail)


class Dispute(NamedTuple):
    """A reconsideration or suit against the case; `ended` and `result` are None while it is pending."""

    id: str
    forum: Forum
    filed: date
    ended: date | None = None
    result: DisputeResult | None = None


class Case(NamedTuple):
    """What follows from a request's entries. Days are None until they come.

    `outcome` and `closed` are those of the first reply or withdrawal, which alone count in the annual report;
    `remade` holds the outcomes of later replies ordered by a reconsideration organ or a court.
    """

    entries: tuple[Entry, ...] = ()
    channel: Channel | None = None
    applicant: Applicant | None = None
    submitted: date | None = None
    clock: Clock | None = None
    draft: Outcome | None = None
    drafted_by: str = ""
    signed: date | None = None
    closed: date | None = None
    outcome: Outcome | None = None
    withdrawn: bool = False
    archived: date | None = None
    reopened: bool = False
    remade: tuple[Outcome, ...] = ()
    disputes: tuple[Dispute, ...] = ()

    @property
    def received(self) -> date | None:
        """Day 0 of the first receipt, which decides the year the request is counted in."""
        return self.clock.received if self.clock else None

    @property
    def stage(self) -> Stage:
        """Where the case stands."""
        if self.clock is None:
            if self.withdrawn:
                return Stage.ARCHIVED if self.archived else Stage.WITHDRAWN
            return Stage.CONFIRMING if self.submitted else Stage.NEW
        if self.closed and not self.reopened:
            return Stage.ARCHIVED if self.archived else Stage.WITHDRAWN if self.withdrawn else Stage.SERVED
        if self.draft:
            return Stage.SIGNED if self.signed else Stage.IN_REVIEW
        return _working_stage(self.clock)


EMPTY = Case()


def fold(entries: Iterable[Entry], start: Case = EMPTY) -> Case:
    """The state after entries, in the order written down; `start` is the state the earlier ones left."""
    case = start
    for entry in entries:
        case = apply(case, entry)
    return case


def as_of(entries: Iterable[Entry], instant: datetime) -> Case:
    """The state as the ledger knew it at an instant: entries written down later are not there yet."""
    return fold(entry for entry in entries if entry.at <= instant)


def apply(case: Case, entry: Entry) -> Case:
    """The state after one entry, which is taken to be lawful."""
    if entry.kind is EntryKind.VOIDED:
        return _without_voided((*case.entries, entry))
    return _CHANGES[entry.kind](case, entry)._replace(entries=(*case.entries, entry))


def voided(ledger: Sequence[Entry]) -> frozenset[str]:
    """The ids of the entries that later ones void; a voiding entry can be voided itself."""
    dead: set[str] = set()
    for entry in reversed(ledger):
        if isinstance(entry.detail, Voiding) and entry.id not in dead:
            dead.add(entry.detail.entry)
    return frozenset(dead)


def _without_voided(ledger: tuple[Entry, ...]) -> Case:
    """The ledger folded anew without what is voided."""
    dead, case = voided(ledger), EMPTY
    for entry in ledger:
        if entry.id not in dead and entry.kind is not EntryKind.VOIDED:
            procedure.require(entry, case.stage)
            case = apply(case, entry)
    return case._replace(entries=ledger)


def running(case: Case) -> Clock:
    """The case's clock. Raises ProcedureError before the request is received."""
    if case.clock is None:
        raise ProcedureError("申请还没有登记收到，请先登记收到之日")
    return case.clock


def expect(entry: Entry, kind: type[D]) -> D:
    """The entry's detail, which must be of a kind. Raises ProcedureError."""
    if isinstance(entry.detail, kind):
        return entry.detail
    raise ProcedureError(f"“{entry.kind.label}”缺少必需的内容，请补齐后再登记")


def _working_stage(clock: Clock) -> Stage:
    if clock.waiting:
        return _WAITING[clock.waiting]
    asked = any(question.answered is None for question in clock.questions)
    return Stage.CONSULTING if asked else Stage.OPEN


_WAITING = {
    Wait.CORRECTION: Stage.AWAITING_CORRECTION,
    Wait.REASONS: Stage.AWAITING_REASONS,
    Wait.PAYMENT: Stage.AWAITING_PAYMENT,
}


def _submit(case: Case, entry: Entry) -> Case:
    return case._replace(submitted=entry.on)


def _receive(case: Case, entry: Entry) -> Case:
    receipt = expect(entry, Receipt)
    return case._replace(channel=receipt.channel, applicant=receipt.applicant, clock=clocks.start(entry.on))


def event(entry: Entry) -> Event:
    """The clock's event of an entry."""
    until = entry.detail.day if isinstance(entry.detail, Until) else None
    asked = entry.detail.asked if isinstance(entry.detail, Answering) else None
    return Event(EventKind(entry.kind.value), entry.on, until, asked)


def _tick(case: Case, entry: Entry) -> Case:
    return case._replace(clock=events.apply(running(case), event(entry)))


def _draft(case: Case, entry: Entry) -> Case:
    return case._replace(draft=expect(entry, Draft).outcome, drafted_by=entry.by)


def _return(case: Case, _entry: Entry) -> Case:
    return case._replace(draft=None, drafted_by="")


def _sign(case: Case, entry: Entry) -> Case:
    return case._replace(signed=entry.on)


def _serve(case: Case, entry: Entry) -> Case:
    if case.draft is None:
        raise ProcedureError("没有签发的答复，不能登记送达")
    if case.reopened:
        return case._replace(remade=(*case.remade, case.draft), reopened=False, draft=None, signed=None)
    return case._replace(closed=entry.on, outcome=case.draft, draft=None, signed=None)


def _withdraw(case: Case, entry: Entry) -> Case:
    return case._replace(
        closed=entry.on, outcome=Outcome.OTHER if case.clock else None, withdrawn=True, draft=None, signed=None
    )


def _tell(case: Case, _entry: Entry) -> Case:
    """A letter beside the request: it moves neither stage nor clock."""
    return case


def _archive(case: Case, entry: Entry) -> Case:
    return case._replace(archived=entry.on)


def _file(case: Case, entry: Entry) -> Case:
    filing = expect(entry, Filing)
    if any(dispute.id == filing.dispute for dispute in case.disputes):
        raise ProcedureError(f"编号为 {filing.dispute} 的复议或诉讼已经登记过")
    return case._replace(disputes=(*case.disputes, Dispute(filing.dispute, filing.forum, entry.on)))


def _decide_dispute(case: Case, entry: Entry) -> Case:
    ruling = expect(entry, Ruling)
    return case._replace(
        disputes=tuple(
            dispute._replace(ended=entry.on, result=ruling.result) if dispute.id == ruling.dispute else dispute
            for dispute in case.disputes
        )
    )


def _reopen(case: Case, entry: Entry) -> Case:
    clock = running(case)
    due = entry.detail.day if isinstance(entry.detail, Until) else None
    reopened = clocks.start(entry.on)._replace(received=clock.received, delayed_until=due)
    return case._replace(reopened=True, archived=None, clock=reopened)


_CHANGES: dict[EntryKind, Callable[[Case, Entry], Case]] = {
    EntryKind.SUBMITTED: _submit,
    EntryKind.RECEIVED: _receive,
    **{EntryKind(kind.value): _tick for kind in EventKind},
    EntryKind.DRAFTED: _draft,
    EntryKind.RETURNED: _return,
    EntryKind.SIGNED: _sign,
    EntryKind.SERVED: _serve,
    EntryKind.WITHDRAWN: _withdraw,
    EntryKind.THIRD_PARTY_TOLD: _tell,
    EntryKind.RECORD_CORRECTED: _tell,
    EntryKind.ARCHIVED: _archive,
    EntryKind.RECONSIDERATION_FILED: _file,
    EntryKind.SUIT_FILED: _file,
    EntryKind.DISPUTE_DECIDED: _decide_dispute,
    EntryKind.REOPENED: _reopen,
}
