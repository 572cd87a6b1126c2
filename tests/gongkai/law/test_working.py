"""The working: each day, counted or not, and why."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from gongkai.law import clocks, events
from gongkai.law.calendars import national
from gongkai.law.events import Event, EventKind
from gongkai.law.working import Step, explain

CALENDAR = national()


def test_c5_explains_every_day() -> None:
    # C5: 5 working days used to 2024-03-11, consultation to 03-27 not counted, 15 more to 04-18
    happened = [
        Event(EventKind.THIRD_PARTY_ASKED, date(2024, 3, 11)),
        Event(EventKind.THIRD_PARTY_ANSWERED, date(2024, 3, 27)),
    ]
    clock, _ = events.run(date(2024, 3, 4), happened, CALENDAR)
    steps = {step.date: step for step in explain(clock, CALENDAR)}
    assert len(steps) == 45, "every day from 5 March to 18 April"
    assert steps[date(2024, 3, 5)] == Step(
        date(2024, 3, 5), counted=True, number=1, reason="工作日", source="《政府信息公开条例》第三十三条第二款"
    )
    assert steps[date(2024, 3, 11)].number == 5
    assert steps[date(2024, 3, 12)] == Step(
        date(2024, 3, 12),
        counted=False,
        number=None,
        reason="征求第三方意见期间，不计入",
        source="《政府信息公开条例》第三十三条第三款",
    )
    assert steps[date(2024, 3, 28)].number == 6
    assert steps[date(2024, 4, 4)].reason == "清明节放假"
    assert steps[date(2024, 4, 7)].number == 11, "the make-up Sunday counts"
    assert steps[date(2024, 4, 18)].number == 20


def test_days_of_an_unannounced_year_are_marked_as_provisional() -> None:
    steps = explain(clocks.start(date(2026, 12, 10)), CALENDAR)
    assert all(("暂定" in step.reason) == (step.date.year == 2027) for step in steps)
    assert steps[-1].date == date(2027, 1, 7)


@given(
    received=st.dates(date(2019, 5, 15), date(2026, 6, 30)),
    asked=st.integers(0, 25),
    answered=st.integers(0, 30),
    extended=st.booleans(),
)
def test_the_working_ends_on_the_due_day_with_the_whole_period(
    received: date, asked: int, answered: int, *, extended: bool
) -> None:
    consulted = received + timedelta(asked)
    happened = [
        *([Event(EventKind.EXTENDED, received)] if extended else []),
        Event(EventKind.THIRD_PARTY_ASKED, consulted),
        Event(EventKind.THIRD_PARTY_ANSWERED, consulted + timedelta(answered)),
    ]
    clock, _ = events.run(received, happened, CALENDAR)
    steps = explain(clock, CALENDAR)
    assert [step.date for step in steps] == [received + timedelta(days) for days in range(1, len(steps) + 1)]
    assert steps[-1].date == clocks.dates(clock, CALENDAR).reply_due
    assert max(step.number or 0 for step in steps) == (40 if extended else 20)
    assert all(step.reason and step.source for step in steps)
