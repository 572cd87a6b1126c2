"""A document's ledger and its fold: what happened to it, and where it stands on a day.

One principle settles every date: no event acts before the day it is made.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import Enum

from gongkai.errors import GongkaiError
from gongkai.law.periods import months_after


class DocumentLedgerError(GongkaiError):
    """Events that cannot have happened to one document in this order."""


class DocumentState(Enum):
    """Where a document stands, in the words of the document library."""

    NOT_YET_IN_FORCE = "尚未生效"
    VALID = "有效"
    AMENDED = "已修改"  # in force as amended
    REPEALED = "废止"
    LAPSED = "失效"
    DECLARED_INVALID = "宣布无效"

    @property
    def in_force(self) -> bool:
        """Whether the document binds."""
        return self in (DocumentState.VALID, DocumentState.AMENDED)


class EventKind(Enum):
    """What can happen to a document."""

    ISSUED = "制发"
    AMENDED = "修改"
    RENEWED = "延长有效期"
    REPEALED = "废止"
    LAPSED = "宣布失效"  # found in a clean-up; a stated period ends by itself and needs no event
    DECLARED_INVALID = "宣布无效"


@dataclass(frozen=True, slots=True)
class DocumentEvent:
    """One entry of a document's ledger.

    `on` is the day it was made, `effective` the day it takes effect (the same where left out).
    `until` is the last day of validity: for ISSUED and RENEWED None means without end, for AMENDED unchanged.
    `new_number` tells that an amended document was issued anew under another number.
    """

    kind: EventKind
    on: date
    effective: date | None = None
    until: date | None = None
    new_number: bool = False

    @property
    def takes_effect(self) -> date:
        """Its effective day, never before it was made."""
        return max(self.on, self.effective or self.on)

    @property
    def acts_on(self) -> date:
        """The day it changes the document's standing: issue and renewal at once, all else when it takes effect."""
        return self.on if self.kind in (EventKind.ISSUED, EventKind.RENEWED) else self.takes_effect


Ledger = Sequence[DocumentEvent]


@dataclass(frozen=True, slots=True)
class DocumentLife:
    """A ledger folded once: when the document came, changed and went, if it did."""

    issued: date
    in_force_from: date
    until: date | None = None
    amended: tuple[date, ...] = ()
    renumbered: tuple[date, ...] = ()
    ended: tuple[date, DocumentState] | None = None

    @property
    def end(self) -> tuple[date, DocumentState] | None:
        """The first day it no longer stands, and why; None where it has no end."""
        if self.ended or not self.until:
            return self.ended
        return self.until + timedelta(days=1), DocumentState.LAPSED

    def stands_on(self, day: date) -> bool:
        """Whether it has been issued and has not ended."""
        return self.issued <= day and not (self.end and self.end[0] <= day)

    def state_on(self, day: date) -> DocumentState:
        """Its state on a day; before issue too it is not yet in force."""
        if self.end and self.end[0] <= day:
            return self.end[1]
        if day < self.in_force_from:
            return DocumentState.NOT_YET_IN_FORCE
        return DocumentState.AMENDED if any(on <= day for on in self.amended) else DocumentState.VALID


_ENDINGS = {
    EventKind.REPEALED: DocumentState.REPEALED,
    EventKind.LAPSED: DocumentState.LAPSED,
    EventKind.DECLARED_INVALID: DocumentState.DECLARED_INVALID,
}


def life(ledger: Ledger) -> DocumentLife:
    """Fold a ledger. Events are taken by the day they act; entries of one day in the order given.

    Raises DocumentLedgerError where the document was not issued exactly once and first, or had already ended.
    """
    if not ledger:
        raise DocumentLedgerError("该文件还没有任何登记，请先登记制发")
    first, *later = sorted(ledger, key=lambda event: event.acts_on)
    if first.kind is not EventKind.ISSUED:
        raise DocumentLedgerError(f"{first.on.isoformat()} 的“{first.kind.value}”早于制发，请先登记制发")
    folded = DocumentLife(first.on, first.takes_effect, _period(first))
    for event in later:
        folded = _apply(folded, event)
    return folded


def _apply(folded: DocumentLife, event: DocumentEvent) -> DocumentLife:
    day = event.acts_on
    if event.kind is EventKind.ISSUED:
        raise DocumentLedgerError(f"同一文件不能两次制发：{event.on.isoformat()}，重新发文请登记为修改或者新文件")
    if folded.end and folded.end[0] <= day:
        ended, state = folded.end
        raise DocumentLedgerError(
            f"文件已于 {ended.isoformat()} {state.value}，不能再于 {day.isoformat()} {event.kind.value}"
        )
    if event.kind in _ENDINGS:
        return replace(folded, ended=(day, _ENDINGS[event.kind]))
    if event.kind is EventKind.RENEWED:
        return replace(folded, until=_period(event))
    return replace(
        folded,
        until=_period(event) or folded.until,
        amended=(*folded.amended, day),
        renumbered=(*folded.renumbered, day) if event.new_number else folded.renumbered,
    )


def _period(event: DocumentEvent) -> date | None:
    if event.until and event.until < event.takes_effect:
        raise DocumentLedgerError(
            f"有效期截止日 {event.until.isoformat()} 早于 {event.takes_effect.isoformat()}，请核对"
        )
    return event.until


def state_on(ledger: Ledger, day: date) -> DocumentState:
    """A document's state on a day. Raises DocumentLedgerError."""
    return life(ledger).state_on(day)


def lapse_warning(ledger: Ledger, day: date, *, months: int = 6) -> date | None:
    """The last day of validity, where the document still stands on `day` and lapses within so many months."""
    folded = life(ledger)
    if folded.ended or not folded.until or not folded.stands_on(day):
        return None
    return folded.until if folded.until <= months_after(day, months) else None
