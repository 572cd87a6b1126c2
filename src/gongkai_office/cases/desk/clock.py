"""The clock of a case as a clerk reads it: a line a week, a cell a day, counted or not and why."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from gongkai.law import clocks
from gongkai.law.calendars import Calendar, weekday
from gongkai.law.clocks import Clock, Dates
from gongkai.law.practice import Practice
from gongkai.law.working import Step, explain
from gongkai_office.cases.models import DisclosureRequest

_WEEK = 7
_HOLIDAY_WORDS = "放假"


@dataclass(frozen=True, slots=True)
class Cell:
    """One day: its number where it is counted, else a word; how it looks; the whole reason for whoever asks."""

    date: date
    number: int | None
    words: str
    looks: str
    reason: str


@dataclass(frozen=True, slots=True)
class ClockFace:
    """The running period of a case: its dates, its days, and how many are left on the day it is looked at.

    `weeks` are rows of seven cells from Monday on, None outside the period. `left` counts working days from the day
    after `on` to the last lawful day, negative once that has passed, None while no day is set.
    """

    clock: Clock
    dates: Dates
    steps: tuple[Step, ...]
    weeks: tuple[tuple[Cell | None, ...], ...]
    on: date
    left: int | None

    @property
    def late(self) -> bool:
        """Whether the last lawful day has passed."""
        return self.left is not None and self.left < 0

    @property
    def used(self) -> int:
        """Days counted up to the day it is looked at."""
        return max((step.number or 0 for step in self.steps if step.date <= self.on), default=0)


def clock_face(clock: Clock, calendar: Calendar, practice: Practice, *, on: date) -> ClockFace:
    """The clock on a day. Raises CalendarHorizonError."""
    dates, steps = clocks.dates(clock, calendar, practice), explain(clock, calendar, practice)
    cells = [_zero(clock, on), *(_cell(step, calendar, on, dates.reply_due) for step in steps)]
    return ClockFace(clock, dates, steps, _weeks(cells), on, days_left(dates.reply_due, calendar, on=on))


def days_left(due: date | None, calendar: Calendar, *, on: date) -> int | None:
    """Working days from the day after `on` to the last lawful day; negative past it, None where there is none."""
    if due is None:
        return None
    return calendar.count(on, due) if on <= due else -max(1, calendar.count(due, on))


def left_in_words(left: int | None) -> str:
    """How much time there is.

    >>> [left_in_words(left) for left in (3, 0, -2, None)]
    ['还有 3 个工作日', '今天到期', '已逾期 2 个工作日', '']
    """
    if left is None:
        return ""
    if left == 0:
        return "今天到期"
    return f"还有 {left} 个工作日" if left > 0 else f"已逾期 {-left} 个工作日"


def then_due(request: DisclosureRequest) -> str:
    """The last day as a case stands after a step, for the message that says it was done; empty where none runs."""
    if not request.pending or request.reply_due is None:
        return ""
    due = request.reply_due
    return f"，答复的最后一天是 {due.year}年{due.month}月{due.day}日"


def _zero(clock: Clock, on: date) -> Cell:
    words = "收到" if clock.day0 == clock.received else "起算"
    return Cell(clock.day0, None, words, "zero now" if clock.day0 == on else "zero", "起算之日，不计入")


def _cell(step: Step, calendar: Calendar, on: date, due: date | None) -> Cell:
    looks = _looks(step, calendar)
    if step.date == due:
        looks = "last"
    elif step.date < on:
        looks += " past"
    if step.date == on:
        looks += " now"
    return Cell(step.date, step.number, _words(step, calendar), looks.strip(), f"{step.reason}（{step.source}）")


def _words(step: Step, calendar: Calendar) -> str:
    if step.counted:
        return ""
    if calendar.is_working(step.date):
        return "不计"
    holiday = step.reason.partition(_HOLIDAY_WORDS)
    return holiday[0] if holiday[1] else "休"


def _looks(step: Step, calendar: Calendar) -> str:
    if not step.counted:
        return "paused" if calendar.is_working(step.date) else "off"
    return "makeup" if weekday(step.date) in {"星期六", "星期日"} else ""


def _weeks(cells: list[Cell]) -> tuple[tuple[Cell | None, ...], ...]:
    """Rows of seven, Monday first."""
    by_day = {cell.date: cell for cell in cells}
    first = cells[0].date - timedelta(days=cells[0].date.weekday())
    rows = (cells[-1].date - first).days // _WEEK + 1
    return tuple(
        tuple(by_day.get(first + timedelta(days=row * _WEEK + place)) for place in range(_WEEK)) for row in range(rows)
    )
