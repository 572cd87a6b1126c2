"""A due date without and with its working, beside two packages that count working days in China."""

from __future__ import annotations

import subprocess
import sys
from datetime import date

import chinese_calendar
import holidays
import pytest
from pytest_benchmark.fixture import BenchmarkFixture

from gongkai.law import clocks, events
from gongkai.law.calendars import national
from gongkai.law.events import Event, EventKind
from gongkai.law.working import explain

CALENDAR = national()
RECEIVED, DUE = date(2024, 3, 4), date(2024, 4, 1)


@pytest.mark.benchmark(group="due date, 20 working days (aim: under 3 µs)")
def test_gongkai(benchmark: BenchmarkFixture) -> None:
    assert benchmark(clocks.reply_due, RECEIVED, CALENDAR) == DUE


@pytest.mark.benchmark(group="due date, 20 working days (aim: under 3 µs)")
def test_holidays_get_nth_working_day(benchmark: BenchmarkFixture) -> None:
    china = holidays.country_holidays("CN", years=[2024])
    assert benchmark(china.get_nth_working_day, RECEIVED, 20) == DUE


@pytest.mark.benchmark(group="due date, 20 working days (aim: under 3 µs)")
def test_chinesecalendar_find_workday(benchmark: BenchmarkFixture) -> None:
    assert benchmark(chinese_calendar.find_workday, 20, RECEIVED) == DUE


@pytest.mark.benchmark(group="due date with its full working, one consultation (aim: under 0.2 ms)")
def test_working(benchmark: BenchmarkFixture) -> None:
    happened = [
        Event(EventKind.THIRD_PARTY_ASKED, date(2024, 3, 11)),
        Event(EventKind.THIRD_PARTY_ANSWERED, date(2024, 3, 27)),
    ]
    clock, _ = events.run(RECEIVED, happened, CALENDAR)
    assert len(benchmark(explain, clock, CALENDAR)) == 45


@pytest.mark.benchmark(group="import gongkai.law in a new process (aim: under 60 ms more than nothing)")
@pytest.mark.parametrize("statement", ["pass", "import gongkai.law.calendars, gongkai.law.events, gongkai.law.working"])
def test_import(benchmark: BenchmarkFixture, statement: str) -> None:
    benchmark.pedantic(  # type: ignore[no-untyped-call]  # the package does not type it
        subprocess.run, ([sys.executable, "-c", statement],), {"check": True}, rounds=10
    )
