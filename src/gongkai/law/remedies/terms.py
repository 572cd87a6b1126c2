"""The periods of reconsideration and litigation, and the last day of each.

They run in calendar days, months and years; the first day is not counted; an end on a day of rest moves to the
first working day after (Civil Code, Arts. 201-203; APL interpretation, Art. 48).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from gongkai.law import citations as law
from gongkai.law.calendars import Calendar
from gongkai.law.citations import Evidence, Instrument, chinese_number
from gongkai.law.periods import Dated, Timeline, months_after

_MONTHS_A_YEAR = 12


class TermUnit(StrEnum):
    """What a period is counted in, as statutes print it."""

    DAYS = "日"
    MONTHS = "个月"
    YEARS = "年"


@dataclass(frozen=True, slots=True)
class Term:
    """A period of the calendar.

    >>> str(Term(60, TermUnit.DAYS)), str(Term(6, TermUnit.MONTHS))
    ('六十日', '六个月')
    """

    amount: int
    unit: TermUnit

    def __str__(self) -> str:
        return f"{chinese_number(self.amount)}{self.unit}"

    def after(self, day: date) -> date:
        """The day the period ends that begins with `day`, before any rest at its end."""
        if self.unit is TermUnit.DAYS:
            return day + timedelta(days=self.amount)
        return months_after(day, self.amount * (_MONTHS_A_YEAR if self.unit is TermUnit.YEARS else 1))


RECONSIDERATION_1999 = Instrument("ARL1999", "行政复议法（1999年公布）", "主席令第16号", "1999-10-01")
LITIGATION_1989 = Instrument("APL1989", "行政诉讼法（1989年公布）", "主席令第16号", "1990-10-01")

_60_DAYS, _15_DAYS = Term(60, TermUnit.DAYS), Term(15, TermUnit.DAYS)
_1_YEAR = Term(1, TermUnit.YEARS)
_LITIGATION_2015 = date(2015, 5, 1)

RECONSIDERATION_TERM = Timeline(
    "申请行政复议的期限",
    Dated(date(1999, 10, 1), _60_DAYS, RECONSIDERATION_1999.article(9), Evidence.NOTICE),
    Dated(date(2024, 1, 1), _60_DAYS, law.RECONSIDERATION.article(20, paragraph=1)),
)
"""From the day the act was known or should have been known."""

LITIGATION_TERM = Timeline(
    "直接提起行政诉讼的期限",
    Dated(date(1990, 10, 1), Term(3, TermUnit.MONTHS), LITIGATION_1989.article(39), Evidence.NOTICE),
    Dated(_LITIGATION_2015, Term(6, TermUnit.MONTHS), law.LITIGATION.article(46, paragraph=1)),
)
"""From the day the making of the act was known or should have been known."""

LITIGATION_AFTER_TERM = Timeline(
    "对行政复议决定不服提起行政诉讼的期限",
    Dated(date(1990, 10, 1), _15_DAYS, LITIGATION_1989.article(38), Evidence.NOTICE),
    Dated(_LITIGATION_2015, _15_DAYS, law.LITIGATION.article(45)),
)
"""From receipt of the decision, or from the end of the period the reconsideration organ let pass."""

LONGEST_UNTOLD_RECONSIDERATION = Timeline(
    "未告知时申请行政复议的最长期限",
    Dated(date(2024, 1, 1), _1_YEAR, law.RECONSIDERATION.article(20, paragraph=3)),
)
LONGEST_UNTOLD_LITIGATION = Timeline(
    "未告知时提起行政诉讼的最长期限",
    Dated(date(2018, 2, 8), _1_YEAR, law.LITIGATION_RULES.article(64, paragraph=1)),
)


@dataclass(frozen=True, slots=True)
class TermEnd:
    """The last day of a period: `day`, moved from `nominal` where that was a day of rest.

    `gaps` says why the date is provisional; empty where the calendar is announced.
    """

    day: date
    nominal: date
    gaps: tuple[str, ...] = ()


def last_day(term: Term, start: date, calendar: Calendar) -> TermEnd:
    """The last day of a period that begins with `start`, the day not counted.

    Raises CalendarHorizonError where the calendar cannot tell whether the end is a day of rest.
    """
    return _moved(term.after(start), calendar)


def last_day_untold(term: Term, longest: Term, *, knew: date, learned: date, calendar: Calendar) -> TermEnd:
    """The last day where the act did not tell the remedy.

    The period runs from the day the remedy was learned of, but no longer than `longest` from knowing the act.
    """
    return _moved(min(term.after(learned), longest.after(knew)), calendar)


def _moved(nominal: date, calendar: Calendar) -> TermEnd:
    day = calendar.add(nominal, 0)
    return TermEnd(day, nominal, calendar.gaps(nominal, day))
