"""What a request's row says of its ledger: the columns that follow from the fold over calendar and practice."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from gongkai.cases.procedure import Stage
from gongkai.cases.state import Case
from gongkai.law import clocks
from gongkai.law.calendars import Calendar
from gongkai.law.clocks import Ask, Clock, Dates
from gongkai.law.practice import Practice
from gongkai_office.cases.models import DisclosureRequest
from gongkai_office.organs.practices import mark

ENDED = (Stage.SERVED, Stage.WITHDRAWN, Stage.ARCHIVED)
DATED = ("reply_due", "consult_by", "next_due", "provisional")
"""The columns that another calendar version or another practice may move."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Projection:
    """The projected columns of a request, under their own names."""

    channel: str
    applicant: str
    stage: str
    waiting: str
    received: date | None
    day0: date | None
    reply_due: date | None
    consult_by: date | None
    next_due: date | None
    pending: bool
    provisional: bool
    extended: bool
    outcome: str
    closed: date | None
    entries_count: int
    calendar_version: str
    practice: str


RESTS_ON = ("calendar_version", "practice")
"""The columns that say what the dates were reckoned by."""
COLUMNS = tuple(Projection.__dataclass_fields__)


def project(case: Case, calendar: Calendar, practice: Practice) -> Projection:
    """The columns of a case. Raises CalendarHorizonError."""
    clock, stage = case.clock, case.stage
    dates = clocks.dates(clock, calendar, practice) if clock else None
    pending = stage not in (*ENDED, Stage.NEW)
    consult_by = _consult_by(clock, calendar) if clock and pending else None
    return Projection(
        channel=case.channel or "",
        applicant=case.applicant or "",
        stage=stage.name,
        waiting=clock.waiting.name if clock and clock.waiting else "",
        received=case.received,
        day0=clock.day0 if clock else None,
        reply_due=dates.reply_due if dates else None,
        consult_by=consult_by,
        next_due=_next_due(stage, case.submitted, dates, consult_by),
        pending=pending,
        provisional=bool(dates and dates.provisional),
        extended=bool(clock and clock.extended),
        outcome=case.outcome or "",
        closed=case.closed,
        entries_count=len(case.entries),
        calendar_version=calendar.version,
        practice=mark(practice),
    )


def current(row: DisclosureRequest) -> Projection:
    """What a row says now."""
    return Projection(**{column: getattr(row, column) for column in COLUMNS})


def write(row: DisclosureRequest, projection: Projection) -> None:
    """Put the columns into a row, without saving it."""
    for column in COLUMNS:
        setattr(row, column, getattr(projection, column))


def _consult_by(clock: Clock, calendar: Calendar) -> date | None:
    """The end of the earliest consultation that is still open."""
    open_questions = [q for q in clock.questions if q.answered is None and q.whom is not Ask.REASONS]
    return min((end for q in open_questions if (end := q.end(calendar))), default=None)


def _next_due(stage: Stage, submitted: date | None, dates: Dates | None, consult_by: date | None) -> date | None:
    """The day by which somebody must act: an arrival is confirmed on the day it comes (Art. 31)."""
    if stage in ENDED:
        return None
    if dates is None:
        return submitted
    match stage:
        case Stage.AWAITING_CORRECTION:
            return dates.correction_by
        case Stage.AWAITING_PAYMENT:
            return dates.pay_by
        case Stage.CONSULTING:
            return consult_by
    return dates.reply_due
