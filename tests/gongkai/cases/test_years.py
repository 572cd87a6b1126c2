"""Year counts: each request in its rows, each year's end the next year's start."""

from collections import Counter
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from gongkai.annual.forms import FORM_2021
from gongkai.cases.entries import Applicant, DisputeResult, Entry, EntryKind, Filing, Forum, Ruling
from gongkai.cases.state import fold
from gongkai.cases.years import CARRIED_IN, CARRIED_OVER, HANDLED, NEW, count_disputes, count_requests, request_rows
from gongkai.law.outcomes import Outcome
from tests.factories.ledgers import answered, entry, ledgers, receipt

PERSON = Applicant.NATURAL_PERSON
OUTCOMES = {outcome.value for outcome in Outcome}


def test_a_request_answered_in_its_year_is_new_and_handled() -> None:
    case = fold(answered(date(2023, 12, 1), date(2023, 12, 29)))
    assert list(request_rows(case, 2023)) == [NEW, "granted", HANDLED]
    assert list(request_rows(case, 2022)) == []
    assert list(request_rows(case, 2024)) == []


def test_a_request_of_december_is_carried_over_and_in() -> None:
    # C8: received Mon 2023-12-04, due 2024-01-02: "a natural carry-over"
    case = fold(answered(date(2023, 12, 4), date(2024, 1, 2), Outcome.PARTIAL))
    assert list(request_rows(case, 2023)) == [NEW, CARRIED_OVER]
    assert list(request_rows(case, 2024)) == [CARRIED_IN, "partial", HANDLED]


def test_a_withdrawn_request_counts_as_other_handling() -> None:
    ledger = [
        entry(1, EntryKind.RECEIVED, date(2024, 3, 4), receipt()),
        entry(2, EntryKind.WITHDRAWN, date(2024, 3, 6)),
    ]
    assert count_requests([fold(ledger)], 2024) == {
        (NEW, PERSON): 1,
        ("other.other", PERSON): 1,
        (HANDLED, PERSON): 1,
    }


def test_a_corrected_request_is_counted_in_the_year_of_its_first_receipt() -> None:
    ledger = [
        entry(1, EntryKind.RECEIVED, date(2023, 12, 25), receipt()),
        entry(2, EntryKind.CORRECTION_NOTICED, date(2023, 12, 28)),
        entry(3, EntryKind.CORRECTED, date(2024, 1, 8)),
    ]
    assert list(request_rows(fold(ledger), 2023)) == [NEW, CARRIED_OVER]
    assert list(request_rows(fold(ledger), 2024)) == [CARRIED_IN, CARRIED_OVER]


def test_a_dispute_is_pending_at_the_years_end_and_decided_in_the_next() -> None:
    ledger = [
        *answered(date(2023, 9, 4), date(2023, 9, 25)),
        entry(5, EntryKind.RECONSIDERATION_FILED, date(2023, 11, 20), Filing("复1", Forum.RECONSIDERATION)),
        entry(6, EntryKind.DISPUTE_DECIDED, date(2024, 1, 18), Ruling("复1", DisputeResult.UPHELD)),
    ]
    case = fold(ledger)
    assert count_disputes([case], 2023) == {(Forum.RECONSIDERATION, "pending"): 1}
    assert count_disputes([case], 2024) == {(Forum.RECONSIDERATION, "upheld"): 1}
    assert count_disputes([case], 2025) == {}


@given(many=st.lists(ledgers(), max_size=8), year=st.integers(2020, 2025))
def test_every_years_books_tie_out(many: list[list[Entry]], year: int) -> None:
    cases = [fold(ledger) for ledger in many]
    counts, after = count_requests(cases, year), count_requests(cases, year + 1)
    for applicant in Applicant:
        handled = counts[HANDLED, applicant]
        taken = counts[NEW, applicant] + counts[CARRIED_IN, applicant]
        assert taken == handled + counts[CARRIED_OVER, applicant]
        assert handled == sum(counts[row, applicant] for row in OUTCOMES)
        assert counts[CARRIED_OVER, applicant] == after[CARRIED_IN, applicant]
    assert {row for row, _ in counts} <= {row.key for row in FORM_2021.request_rows}


@given(many=st.lists(ledgers(), max_size=6))
def test_the_order_of_cases_does_not_matter(many: list[list[Entry]]) -> None:
    cases = [fold(ledger) for ledger in many]
    together = count_requests(cases, 2022)
    apart = sum((count_requests([case], 2022) for case in reversed(cases)), Counter())
    assert together == apart
