"""The clock and the year counts of the rows are those of `gongkai.cases`, whatever a ledger holds."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from gongkai.annual.forms import FORM_2021
from gongkai.cases import years
from gongkai.cases.entries import Entry
from gongkai.cases.state import as_of
from gongkai.law import clocks, working
from gongkai_office.cases import queries
from gongkai_office.cases.queries import Books, case_cell
from gongkai_office.clock import BEIJING
from gongkai_office.organs.models import Organ
from gongkai_office.organs.queries import calendar_of
from tests.factories.ledgers import ledgers
from tests.factories.stored import store

ONE_ORGAN = settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)


@pytest.fixture
def organ(db: None) -> Organ:  # noqa: ARG001  its row
    """An organ that counts by the national calendar, as the invented ledgers do."""
    return Organ.objects.create(
        code="110199", kind="DEPARTMENT", level="county", region="110199", path="/o/", opened_on=date(2000, 1, 1)
    )


@pytest.fixture
def other(db: None) -> Organ:  # noqa: ARG001  its row
    """Another one, which numbers its cases alike."""
    return Organ.objects.create(
        code="110198", kind="DEPARTMENT", level="county", region="110199", path="/p/", opened_on=date(2000, 1, 1)
    )


@given(books=st.lists(ledgers(), min_size=1, max_size=6), year=st.integers(2021, 2023))
@ONE_ORGAN
def test_grouped_counts_equal_the_folds(organ: Organ, books: list[list[Entry]], year: int) -> None:
    with transaction.atomic():
        cases = [store(organ, book, serial=serial)[1] for serial, book in enumerate(books, 1)]
        counts = queries.count(Books.of([organ.pk]), year)
        assert counts.requests == years.count_requests(cases, year)
        assert counts.disputes == years.count_disputes(cases, year)
        transaction.set_rollback(True)


@given(book=ledgers())
@ONE_ORGAN
def test_a_stored_ledger_folds_to_the_same_case_and_clock(organ: Organ, book: list[Entry]) -> None:
    with transaction.atomic():
        request, case = store(organ, book, serial=1)
        request.refresh_from_db()
        assert queries.folded(request) == case
        line, calendar = queries.clock(request), calendar_of(organ)
        if case.clock:
            assert line
            assert line.dates == clocks.dates(case.clock, calendar)
            assert line.working == working.explain(case.clock, calendar)
            assert (request.reply_due, request.day0) == (line.dates.reply_due, case.clock.day0)
        else:
            assert (line, request.reply_due) == (None, None)
        transaction.set_rollback(True)


@given(books=st.lists(ledgers(), min_size=1, max_size=5), year=st.integers(2021, 2023), day=st.integers(0, 1100))
@ONE_ORGAN
def test_counts_as_of_an_instant_are_what_the_ledgers_knew_then(
    organ: Organ, other: Organ, books: list[list[Entry]], year: int, day: int
) -> None:
    instant = datetime(2021, 1, 1, 12, tzinfo=BEIJING) + timedelta(days=day)
    with transaction.atomic():
        cases = [store((organ, other)[place % 2], book, serial=place // 2)[1] for place, book in enumerate(books)]
        then = [as_of(case.entries, instant) for case in cases]
        counts = queries.count(Books.of([organ.pk, other.pk], instant), year)
        assert counts.requests == years.count_requests(then, year)
        assert counts.disputes == years.count_disputes(then, year)
        transaction.set_rollback(True)


@given(
    books=st.lists(ledgers(), min_size=1, max_size=5),
    year=st.integers(2021, 2023),
    cell=st.sampled_from([*FORM_2021.request_addresses, *FORM_2021.dispute_addresses]),
    day=st.none() | st.integers(0, 1100),
)
@ONE_ORGAN
def test_a_cell_opens_exactly_the_cases_that_it_counts(
    organ: Organ, books: list[list[Entry]], year: int, cell: str, day: int | None
) -> None:
    instant = None if day is None else datetime(2021, 1, 1, 12, tzinfo=BEIJING) + timedelta(days=day)
    asked = case_cell(cell)
    assert asked
    with transaction.atomic():
        stored = [store(organ, book, serial=serial) for serial, book in enumerate(books, 1)]
        expected = {
            request.pk
            for request, case in stored
            if asked.holds(as_of(case.entries, instant) if instant else case, year)
        }
        assert set(queries.counted(Books.of([organ.pk], instant), year, asked).values_list("pk", flat=True)) == expected
        transaction.set_rollback(True)


def test_what_is_no_cell_of_cases_opens_nothing() -> None:
    assert [case_cell(address) for address in ("proactive.licences.decisions", "requests.new", "../etc")] == [None] * 3
