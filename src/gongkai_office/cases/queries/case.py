"""One case: its entries, the case they fold to, its clock with every day, and the way to it by number and code."""

from __future__ import annotations

import hmac
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Q

from gongkai.cases.entries import Entry
from gongkai.cases.state import Case, fold
from gongkai.law import clocks, working
from gongkai.law.clocks import Dates
from gongkai.law.working import Step
from gongkai_office.cases import ledger
from gongkai_office.cases.codes import access_hash
from gongkai_office.cases.models import DisclosureRequest
from gongkai_office.cases.practice import practice_in
from gongkai_office.cases.queries.sought import plain_number
from gongkai_office.organs.queries import calendar_of


@dataclass(frozen=True, slots=True)
class ClockLine:
    """The dates that follow from a case's clock, every day of the running period, and the calendar they rest on."""

    dates: Dates
    working: tuple[Step, ...]
    calendar: str


_ALL = Q()


def case_page(case: UUID, *, within: Q = _ALL) -> DisclosureRequest:
    """A request with what its page shows, in a few queries; `within` is what its reader reaches.

    Raises DisclosureRequest.DoesNotExist, also for a request that is out of reach.
    """
    rows = DisclosureRequest.objects.filter(within).select_related(
        "organ", "office", "handler", "requester", "split_from"
    )
    return rows.prefetch_related("entries", "disputes", "services", "charges", "parts").get(pk=case)


def entries(request: DisclosureRequest) -> tuple[Entry, ...]:
    """The ledger of a request."""
    return ledger.entries(request.entries.all())


def folded(request: DisclosureRequest) -> Case:
    """The case that follows from the ledger."""
    return fold(entries(request))


def clock(request: DisclosureRequest, case: Case | None = None) -> ClockLine | None:
    """The clock of a request; None until it is received. Raises CalendarHorizonError."""
    state = case or folded(request)
    running = state.clock
    if running is None:
        return None
    calendar = calendar_of(request.organ)
    practice = practice_in(request, state)
    dates, days = clocks.dates(running, calendar, practice), working.explain(running, calendar, practice)
    return ClockLine(dates, days, calendar.version)


def follow(number: str, code: str) -> DisclosureRequest | None:
    """The request that a requester follows by its number and code; None where the two do not belong together."""
    given = access_hash(code)
    rows = DisclosureRequest.objects.filter(number=plain_number(number)).select_related("organ", "requester")
    return next((row for row in rows if hmac.compare_digest(bytes(row.access), given)), None)
