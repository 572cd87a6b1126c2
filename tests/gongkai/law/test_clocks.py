"""The reply clock: the worked examples of law.md §1.5.4, and what must hold for every clock."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongkai.law import clocks, events
from gongkai.law.calendars import national
from gongkai.law.clocks import Clock, Dates, Wait
from gongkai.law.events import Event, EventKind
from gongkai.law.practice import DEFAULT

CALENDAR = national()
RECEIVED = st.dates(date(2019, 5, 15), date(2026, 6, 30))


def clock(received: str, *happened: tuple[str, str]) -> Clock:
    """The clock after events given as (kind, date)."""
    found = (Event(EventKind(kind), date.fromisoformat(on)) for kind, on in happened)
    return events.run(date.fromisoformat(received), found, CALENDAR)[0]


def dates(received: str, *happened: tuple[str, str]) -> Dates:
    return clocks.dates(clock(received, *happened), CALENDAR)


@pytest.mark.parametrize(
    ("received", "correction", "reply", "extended"),
    [
        # C1: confirmed Mon 2024-02-05: correction notice by 2024-02-20; reply by Fri 2024-03-08; extended 2024-04-08
        ("2024-02-05", "2024-02-20", "2024-03-08", "2024-04-08"),
        # C2: received Mon 2023-09-25: correction by 2023-10-10; reply by 2023-10-27; extended 2023-11-24
        ("2023-09-25", "2023-10-10", "2023-10-27", "2023-11-24"),
        # C3: received 2025-09-26: correction by 2025-10-13; reply 2025-10-30; extended 2025-11-27
        ("2025-09-26", "2025-10-13", "2025-10-30", "2025-11-27"),
        # C4: received Tue 2026-02-10: correction by 2026-02-26; reply Mon 2026-03-16; extended 2026-04-14
        ("2026-02-10", "2026-02-26", "2026-03-16", "2026-04-14"),
    ],
)
def test_plain_requests_c1_to_c4(received: str, correction: str, reply: str, extended: str) -> None:
    found = dates(received)
    assert found.correction_due == date.fromisoformat(correction)
    assert found.reply_due == date.fromisoformat(reply)
    assert found.extended_due == date.fromisoformat(extended)
    assert clocks.reply_due(date.fromisoformat(received), CALENDAR) == found.reply_due


def test_c5_third_party_consulted_after_five_days_with_an_opinion() -> None:
    # C5: received 2024-03-04; third party consulted 03-11 (5 WD used); opinion 03-27: due 2024-04-18
    found = dates("2024-03-04", ("third-party-asked", "2024-03-11"), ("third-party-answered", "2024-03-27"))
    assert found.reply_due == date(2024, 4, 18)


def test_c5_without_an_opinion_the_pause_ends_on_the_fifteenth_working_day() -> None:
    # C5 goes on: without opinion the pause ends 2024-04-01.
    asked = clock("2024-03-04", ("third-party-asked", "2024-03-11"))
    assert clocks.stretches(asked, CALENDAR) == ((date(2024, 3, 11), date(2024, 4, 1)),)


def test_c6_a_corrected_request_starts_a_new_period() -> None:
    # C6: received 2024-03-04; corrected request 03-18; correction notice was due 03-13; new due 2024-04-16
    found = dates("2024-03-04", ("correction-noticed", "2024-03-08"), ("corrected", "2024-03-18"))
    assert (found.correction_due, found.reply_due) == (date(2024, 3, 13), date(2024, 4, 16))


def test_c7_payment_starts_a_new_period() -> None:
    # C7: received 2024-03-04; fee notice received 03-20; paid 04-01: pay-by 2024-04-18; new due 2024-04-29
    found = dates("2024-03-04", ("fee-noticed", "2024-03-20"), ("fee-paid", "2024-04-01"))
    assert (found.pay_by, found.reply_due) == (date(2024, 4, 18), date(2024, 4, 29))


def test_c8_a_request_of_december_is_carried_over_by_nature() -> None:
    # C8: received Fri 2023-12-01: due 2023-12-29; received Mon 2023-12-04: due 2024-01-02
    assert dates("2023-12-01").reply_due == date(2023, 12, 29)
    assert dates("2023-12-04").reply_due == date(2024, 1, 2)


def test_while_the_requester_is_to_act_there_is_no_reply_date() -> None:
    correcting = dates("2024-03-04", ("correction-noticed", "2024-03-08"))
    assert (correcting.reply_due, correcting.waiting) == (None, Wait.CORRECTION)
    # 15 working days from Friday 8 March, the usual reasonable period
    assert correcting.correction_by == date(2024, 3, 29)
    paying = dates("2024-03-04", ("fee-noticed", "2024-03-20"))
    assert (paying.reply_due, paying.waiting, paying.pay_by) == (None, Wait.PAYMENT, date(2024, 4, 18))


def test_a_question_asked_on_the_last_day_leaves_the_day_of_the_answer() -> None:
    # due 2024-04-01; the answer comes on Saturday 6 April inside the holiday; the next working day is Sunday 7 April
    found = dates("2024-03-04", ("third-party-asked", "2024-04-01"), ("third-party-answered", "2024-04-06"))
    assert found.reply_due == date(2024, 4, 7)


def test_two_questions_at_once_pause_the_clock_once() -> None:
    both = dates(
        "2024-03-04",
        ("third-party-asked", "2024-03-11"),
        ("organ-asked", "2024-03-13"),
        ("organ-answered", "2024-03-20"),
        ("third-party-answered", "2024-03-27"),
    )
    assert both.reply_due == date(2024, 4, 18)


def test_reasons_asked_pause_the_clock_unless_the_office_chose_otherwise() -> None:
    asked = clock("2024-03-04", ("reasons-asked", "2024-03-11"), ("reasons-given", "2024-03-18"))
    # 5 used, 15 left from 18 March: 19-22, 25-29, 1-3 April, 7 April (worked), 8, 9
    assert clocks.due_day(asked, CALENDAR, extended=False) == date(2024, 4, 9)
    running = replace(DEFAULT, pause_while_asking_reasons=False)
    assert clocks.due_day(asked, CALENDAR, running, extended=False) == date(2024, 4, 1)


def test_a_delayed_reply_is_due_on_the_promised_day() -> None:
    promised = Event(EventKind.DELAYED, date(2024, 3, 20), until=date(2024, 6, 28))
    delayed, _ = events.run(date(2024, 3, 4), [promised], CALENDAR)
    assert clocks.dates(delayed, CALENDAR).reply_due == date(2024, 6, 28)


def test_an_extension_granted_before_a_payment_is_spent() -> None:
    found = dates("2024-03-04", ("extended", "2024-03-19"), ("fee-noticed", "2024-03-20"), ("fee-paid", "2024-04-01"))
    assert (found.reply_due, found.extended_due) == (date(2024, 4, 29), None)


def test_overdue_is_a_question_put_to_the_clock() -> None:
    found = dates("2024-03-04")
    assert found.overdue_on(date(2024, 4, 1)) is None
    assert found.overdue_on(date(2024, 4, 2)) == date(2024, 4, 2)


def test_a_date_in_an_unannounced_year_is_provisional_and_says_why() -> None:
    late = dates("2026-12-10")
    assert late.reply_due == date(2027, 1, 7)
    assert "2027年" in late.provisional[0]
    early = dates("2026-12-01")
    assert (early.reply_due, early.provisional) == (date(2026, 12, 29), ())
    assert early.extended_provisional, "the extended date alone lies beyond the horizon"


def test_a_request_under_the_old_regulations_has_fifteen_days() -> None:
    # law.md §2.8: the reply period was 15+15 working days until 2019-05-14
    found = dates("2019-03-04")
    assert found.reply_due == date(2019, 3, 25)
    assert found.correction_due is None


@given(received=RECEIVED)
def test_a_due_day_is_a_working_day(received: date) -> None:
    found = clocks.dates(clocks.start(received), CALENDAR)
    for due in (found.reply_due, found.extended_due, found.correction_due):
        assert due is not None
        assert CALENDAR.is_working(due)


@given(received=RECEIVED, later=st.integers(0, 60))
def test_received_later_is_never_due_earlier(received: date, later: int) -> None:
    assert clocks.reply_due(received, CALENDAR) <= clocks.reply_due(received + timedelta(later), CALENDAR)


@given(received=RECEIVED, after=st.integers(0, 28), pause=st.integers(0, 40), more=st.integers(0, 40))
def test_a_longer_pause_never_shortens(received: date, after: int, pause: int, more: int) -> None:
    def due(length: int) -> date:
        asked = received + timedelta(after)
        happened = [
            Event(EventKind.THIRD_PARTY_ASKED, asked),
            Event(EventKind.THIRD_PARTY_ANSWERED, asked + timedelta(length)),
        ]
        paused, _ = events.run(received, happened, CALENDAR)
        found = clocks.dates(paused, CALENDAR).reply_due
        assert found is not None
        assert CALENDAR.is_working(found)
        return found

    assert clocks.reply_due(received, CALENDAR) <= due(pause) <= due(pause + more)


@given(received=RECEIVED, later=st.integers(0, 30), asked=st.integers(0, 20), answered=st.integers(0, 30))
def test_received_later_is_never_due_earlier_with_a_consultation_either(
    received: date, later: int, asked: int, answered: int
) -> None:
    consulted = received + timedelta(later + asked)
    happened = [
        Event(EventKind.ORGAN_ASKED, consulted),
        Event(EventKind.ORGAN_ANSWERED, consulted + timedelta(answered)),
    ]
    first, _ = events.run(received, happened, CALENDAR)
    second, _ = events.run(received + timedelta(later), happened, CALENDAR)
    due_first, due_second = clocks.dates(first, CALENDAR).reply_due, clocks.dates(second, CALENDAR).reply_due
    assert due_first is not None
    assert due_second is not None
    assert due_first <= due_second
