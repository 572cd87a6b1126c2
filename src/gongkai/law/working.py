"""The working of a period: every day, counted or not, and why, with the article."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from typing import NamedTuple

from gongkai.law import clocks, periods
from gongkai.law.calendars import Calendar, Day, DayKind
from gongkai.law.citations import REGULATIONS, WORKING_HOURS, Citation
from gongkai.law.clocks import Ask, Clock
from gongkai.law.practice import DEFAULT, Practice

_EXCLUDED = str(REGULATIONS.article(33, paragraph=3))
_REASONS = str(REGULATIONS.article(35))
_WEEKEND = str(WORKING_HOURS.article(7))
_ONE = timedelta(days=1)


class Step(NamedTuple):
    """One day of a period: its number where it is counted, and in any case the reason and its source."""

    date: date
    counted: bool
    number: int | None
    reason: str
    source: str


def explain(clock: Clock, calendar: Calendar, practice: Practice = DEFAULT) -> tuple[Step, ...]:
    """Every day of the running reply period from the day after day 0 to the last lawful day.

    While the clock waits for the requester: to the day of the newest event. Raises CalendarHorizonError.
    """
    last = clocks.due_day(clock, calendar, practice, extended=clock.extended) or clock.last
    source = str(periods.REPLY.on(clock.day0).source)
    return tuple(_steps(calendar, clock.day0, last, source, _pauses(clock, calendar, practice)))


def explain_period(day0: date, working_days: int, calendar: Calendar, source: Citation) -> tuple[Step, ...]:
    """Every day of a plain period of working days, from the day after day 0 to its last day."""
    return tuple(_steps(calendar, day0, calendar.add(day0, working_days), str(source), {}))


def _steps(
    calendar: Calendar, day0: date, last: date, source: str, pauses: Mapping[date, tuple[str, str]]
) -> Iterator[Step]:
    unsure = {year for year in range(day0.year, last.year + 1) if calendar.gaps(date(year, 1, 1), date(year, 1, 1))}
    number = 0
    for day in calendar.days(day0 + _ONE, last):
        reason, why = day.reason, _source(day, source)
        if day.date.year in unsure:
            reason += "（当年安排未收录齐全，暂定）"
        if not day.working:
            yield Step(day.date, counted=False, number=None, reason=reason, source=why)
        elif day.date in pauses:
            reason, why = pauses[day.date]
            yield Step(day.date, counted=False, number=None, reason=reason, source=why)
        else:
            number += 1
            yield Step(day.date, counted=True, number=number, reason=reason, source=why)


def _pauses(clock: Clock, calendar: Calendar, practice: Practice) -> dict[date, tuple[str, str]]:
    paused: dict[date, tuple[str, str]] = {}
    for question in clock.questions:
        if question.whom is Ask.REASONS and not practice.pause_while_asking_reasons:
            continue
        end = question.end(calendar) or clock.last
        note = (f"{question.whom}期间，不计入", _REASONS if question.whom is Ask.REASONS else _EXCLUDED)
        for offset in range(1, (end - question.asked).days + 1):
            paused.setdefault(question.asked + timedelta(days=offset), note)
    return paused


def _source(day: Day, counted: str) -> str:
    if day.kind is DayKind.WEEKEND:
        return _WEEKEND
    return day.source or counted
