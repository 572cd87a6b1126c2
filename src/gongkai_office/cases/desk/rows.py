"""A case as one line of a list: what it is, where it stands, how much time it has, whose turn it is."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from gongkai.cases.procedure import Stage
from gongkai.law.calendars import Calendar
from gongkai_office.cases.desk.clock import days_left, left_in_words
from gongkai_office.cases.desk.words import outcome_words, stage_words
from gongkai_office.cases.models import DisclosureRequest
from gongkai_office.organs.queries import calendar_of

_SOON = 3


@dataclass(frozen=True, slots=True)
class Row:
    """One line. `left` says in words how much time there is for what comes next, `grade` how urgent that is."""

    case: DisclosureRequest
    stage: str
    outcome: str
    due: date | None
    left: str
    grade: str

    @property
    def ended(self) -> bool:
        """Whether the case waits for nobody."""
        return not self.case.pending


def rows_of(cases: Iterable[DisclosureRequest], on: date) -> list[Row]:
    """Lines of a list, each over the calendar of its organ's region, which is read once."""
    calendars: dict[str, Calendar] = {}
    rows = []
    for case in cases:
        if case.organ.region not in calendars:
            calendars[case.organ.region] = calendar_of(case.organ)
        rows.append(_row(case, calendars[case.organ.region], on))
    return rows


def _row(case: DisclosureRequest, calendar: Calendar, on: date) -> Row:
    left = days_left(case.next_due, calendar, on=on) if case.pending else None
    grade = "" if left is None else "late" if left < 0 else "soon" if left <= _SOON else ""
    words = "请当天确认" if case.stage == Stage.CONFIRMING.name else left_in_words(left)
    return Row(case, stage_words(case.stage), outcome_words(case.outcome), case.next_due, words, grade)
