"""The clock and the year counts of the rows are those of `gongkai.cases`, whatever a ledger holds."""

from __future__ import annotations

from datetime import date

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from gongkai.cases import years
from gongkai.cases.entries import Entry
from gongkai.law import clocks, working
from gongkai_office.cases import queries
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


@given(books=st.lists(ledgers(), min_size=1, max_size=6), year=st.integers(2021, 2023))
@ONE_ORGAN
def test_grouped_counts_equal_the_folds(organ: Organ, books: list[list[Entry]], year: int) -> None:
    with transaction.atomic():
        cases = [store(organ, book, serial=serial)[1] for serial, book in enumerate(books, 1)]
        assert queries.count_requests([organ.pk], year) == years.count_requests(cases, year)
        assert queries.count_disputes([organ.pk], year) == years.count_disputes(cases, year)
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
