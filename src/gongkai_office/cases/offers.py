"""What a person may do now on a case, and where not, why not."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from gongkai.cases import procedure
from gongkai.cases.acceptance import check
from gongkai.cases.entries import Entry, EntryKind
from gongkai.cases.procedure import TABLE
from gongkai.cases.state import Case
from gongkai.errors import GongkaiError
from gongkai.law.calendars import Calendar
from gongkai_office.accounts.queries import author
from gongkai_office.cases import policies
from gongkai_office.cases.models import DisclosureRequest
from gongkai_office.cases.policies import Actor
from gongkai_office.clock import BEIJING
from gongkai_office.organs.queries import calendar_of

_NEEDS_MORE = frozenset(
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
"""Entries whose lawfulness depends on what the form will hold; only their stage is looked at here."""


@dataclass(frozen=True, slots=True)
class Offer:
    """An entry a person could make: allowed, or the reason why not; `remarks` say what would be irregular today."""

    kind: EntryKind
    reason: str = ""
    remarks: tuple[str, ...] = ()

    @property
    def allowed(self) -> bool:
        """Whether it may be made now."""
        return not self.reason


def offers(request: DisclosureRequest, case: Case, *, by: Actor, on: date, at: datetime) -> tuple[Offer, ...]:
    """Every entry of the transition table in its order but the arrival itself, as of a day."""
    known = policies.held(by, request, at.astimezone(BEIJING).date())
    calendar = calendar_of(request.organ)
    found = []
    for row in TABLE[1:]:
        try:
            role = policies.acting(by, row.kind, request, on, known=known)
            entry = Entry("", row.kind, on, at, author(by), role)
            found.append(Offer(row.kind, remarks=_remarks(case, entry, calendar)))
        except GongkaiError as error:
            found.append(Offer(row.kind, reason=str(error)))
    return tuple(found)


def _remarks(case: Case, entry: Entry, calendar: Calendar) -> tuple[str, ...]:
    """What would be irregular about an entry now. Raises GongkaiError where it is not lawful."""
    if entry.kind in _NEEDS_MORE:
        procedure.require(entry, case.stage)
        return ()
    return check(case, entry, calendar)
