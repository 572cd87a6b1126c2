"""What somebody can do in a case now, and for everything else why not: the law's reason, or whose business it is."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from gongkai.cases import acceptance, procedure
from gongkai.cases.entries import Entry, EntryKind, Role
from gongkai.cases.state import Case
from gongkai.errors import GongkaiError
from gongkai.law.calendars import Calendar
from gongkai_office.accounts.policies import ForbiddenError
from gongkai_office.accounts.queries import author
from gongkai_office.cases import policies
from gongkai_office.cases.models import DisclosureRequest
from gongkai_office.cases.policies import ALLOWED, Actor

_UNTRIED = frozenset(
    {
        EntryKind.RECEIVED,
        EntryKind.DELAYED,
        EntryKind.DRAFTED,
        EntryKind.RECONSIDERATION_FILED,
        EntryKind.SUIT_FILED,
        EntryKind.DISPUTE_DECIDED,
        EntryKind.REOPENED,
        EntryKind.VOIDED,
    }
)
"""Entries whose lawfulness hangs on what a form still has to say; only their stage can be judged before."""


@dataclass(frozen=True, slots=True)
class Offer:
    """One kind of entry: open to this person now, or closed with the reason; `remark` is what would be irregular.

    `lawful` says that the case is ready for it, `own` that it is this person's business.
    """

    kind: EntryKind
    lawful: bool
    own: bool
    reason: str = ""
    remark: str = ""

    @property
    def open(self) -> bool:
        """Whether this person can do it now."""
        return self.lawful and self.own


def offers(by: Actor, request: DisclosureRequest, case: Case, calendar: Calendar, *, at: datetime) -> tuple[Offer, ...]:
    """Every kind of entry but the arrival itself, in the order of the transition table."""
    kinds = (row.kind for row in procedure.TABLE if row.kind is not EntryKind.SUBMITTED)
    return tuple(offer(kind, by, request, case, calendar, at=at) for kind in kinds)


def offer(
    kind: EntryKind, by: Actor, request: DisclosureRequest, case: Case, calendar: Calendar, *, at: datetime
) -> Offer:
    """Whether one kind of entry is open to somebody now."""
    role = role_in(by, kind, request, at.date())
    tried = Entry("tried", kind, at.date(), at, author(by), role or ALLOWED[kind][0][0])
    reason, remark = _judged(tried, case, calendar)
    lawful = not reason
    if lawful and role is None:
        reason = f"应当由{'或者'.join(needed for needed, _ in ALLOWED[kind])}办理"
    return Offer(kind, lawful, role is not None, reason, remark)


def role_in(by: Actor, kind: EntryKind, request: DisclosureRequest, on: date) -> Role | None:
    """The role in which somebody would make an entry, None where it is not their business."""
    try:
        return policies.acting(by, kind, request, on)
    except ForbiddenError:
        return None


def _judged(tried: Entry, case: Case, calendar: Calendar) -> tuple[str, str]:
    """What forbids an entry of today, and what would be irregular about it."""
    try:
        if tried.kind in _UNTRIED:
            procedure.require(tried, case.stage)
            return "", ""
        return "", "；".join(acceptance.check(case, tried, calendar))
    except GongkaiError as error:
        return str(error), ""
