"""The life of a normative document, and the balance of many over the years."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongkai.law.organs import OrganKind
from gongkai.law.periods import months_after
from gongkai.law.practice import DEFAULT
from gongkai.law.validity import (
    RULE_MAKERS,
    DocumentEvent,
    DocumentLedgerError,
    DocumentState,
    EventKind,
    YearCounts,
    lapse_warning,
    may_issue_rules,
    state_on,
    year_counts,
)

K, S = EventKind, DocumentState


def issued(on: date, *, effective: date | None = None, until: date | None = None) -> DocumentEvent:
    return DocumentEvent(K.ISSUED, on, effective, until)


def test_a_document_is_not_in_force_before_its_day_of_effect() -> None:
    ledger = [issued(date(2023, 11, 20), effective=date(2024, 1, 1))]
    assert state_on(ledger, date(2023, 12, 31)) is S.NOT_YET_IN_FORCE
    assert state_on(ledger, date(2024, 1, 1)) is S.VALID


def test_a_stated_period_ends_after_its_last_day_without_anyone_saying_so() -> None:
    ledger = [issued(date(2019, 3, 1), until=date(2024, 2, 29))]
    assert state_on(ledger, date(2024, 2, 29)) is S.VALID
    assert state_on(ledger, date(2024, 3, 1)) is S.LAPSED


def test_a_renewal_in_time_carries_the_document_over_its_old_end() -> None:
    ledger = [
        issued(date(2019, 3, 1), until=date(2024, 2, 29)),
        DocumentEvent(K.RENEWED, date(2024, 1, 15), until=date(2026, 2, 28)),
    ]
    assert state_on(ledger, date(2024, 3, 1)) is S.VALID
    assert state_on(ledger, date(2026, 3, 1)) is S.LAPSED


def test_a_renewal_decided_in_time_may_run_from_the_day_after_the_old_end() -> None:
    ledger = [
        issued(date(2019, 3, 1), until=date(2024, 2, 29)),
        DocumentEvent(K.RENEWED, date(2024, 1, 15), effective=date(2024, 3, 1), until=date(2026, 2, 28)),
    ]
    assert state_on(ledger, date(2024, 3, 1)) is S.VALID


def test_a_document_may_be_repealed_before_it_was_ever_in_force() -> None:
    ledger = [issued(date(2023, 11, 1), effective=date(2024, 1, 1)), DocumentEvent(K.REPEALED, date(2023, 12, 1))]
    assert state_on(ledger, date(2023, 11, 30)) is S.NOT_YET_IN_FORCE
    assert state_on(ledger, date(2024, 1, 1)) is S.REPEALED


def test_a_renewal_without_an_end_makes_it_last() -> None:
    ledger = [issued(date(2019, 3, 1), until=date(2024, 2, 29)), DocumentEvent(K.RENEWED, date(2024, 1, 15))]
    assert state_on(ledger, date(2090, 1, 1)) is S.VALID


def test_an_amendment_keeps_the_document_in_force_and_its_period() -> None:
    ledger = [
        issued(date(2022, 5, 1), until=date(2027, 4, 30)),
        DocumentEvent(K.AMENDED, date(2023, 6, 1), effective=date(2023, 7, 1)),
    ]
    assert state_on(ledger, date(2023, 6, 30)) is S.VALID
    assert state_on(ledger, date(2023, 7, 1)) is S.AMENDED
    assert S.AMENDED.in_force
    assert state_on(ledger, date(2027, 5, 1)) is S.LAPSED


@pytest.mark.parametrize(
    ("kind", "state"),
    [(K.REPEALED, S.REPEALED), (K.LAPSED, S.LAPSED), (K.DECLARED_INVALID, S.DECLARED_INVALID)],
)
def test_an_ending_takes_effect_on_its_day_and_not_before(kind: EventKind, state: DocumentState) -> None:
    ledger = [issued(date(2020, 1, 10)), DocumentEvent(kind, date(2023, 12, 20), effective=date(2024, 2, 1))]
    assert state_on(ledger, date(2024, 1, 31)) is S.VALID
    assert state_on(ledger, date(2024, 2, 1)) is state


def test_no_event_acts_before_the_day_it_is_made() -> None:
    ledger = [issued(date(2020, 1, 10)), DocumentEvent(K.REPEALED, date(2024, 2, 1), effective=date(2023, 1, 1))]
    assert state_on(ledger, date(2023, 12, 31)) is S.VALID
    assert year_counts([ledger], 2024).repealed == 1


def test_a_repealed_document_cannot_be_renewed() -> None:
    ledger = [
        issued(date(2020, 1, 10)),
        DocumentEvent(K.REPEALED, date(2021, 1, 10)),
        DocumentEvent(K.RENEWED, date(2022, 1, 10)),
    ]
    with pytest.raises(DocumentLedgerError, match="文件已于 2021-01-10 废止，不能再于 2022-01-10 延长有效期"):
        state_on(ledger, date(2023, 1, 1))


def test_a_lapsed_document_cannot_be_repealed_any_more() -> None:
    ledger = [issued(date(2019, 1, 1), until=date(2023, 12, 31)), DocumentEvent(K.REPEALED, date(2024, 1, 1))]
    with pytest.raises(DocumentLedgerError, match="失效"):
        state_on(ledger, date(2024, 6, 1))


def test_ledgers_that_cannot_be_are_refused_in_words() -> None:
    with pytest.raises(DocumentLedgerError, match="请先登记制发"):
        state_on([DocumentEvent(K.REPEALED, date(2021, 1, 10))], date(2023, 1, 1))
    with pytest.raises(DocumentLedgerError, match="还没有任何登记"):
        state_on([], date(2023, 1, 1))
    with pytest.raises(DocumentLedgerError, match="不能两次制发"):
        state_on([issued(date(2021, 1, 10)), issued(date(2022, 1, 10))], date(2023, 1, 1))
    with pytest.raises(DocumentLedgerError, match="有效期截止日 2020-01-01 早于 2021-01-10"):
        state_on([issued(date(2021, 1, 10), until=date(2020, 1, 1))], date(2023, 1, 1))


def test_the_county_of_the_sample_closes_with_34_only_when_lapsed_ones_are_counted() -> None:
    """Sample 000, 2023: 54 + 4 - 12 - 12 = 34; the form prints 4, 12 and 34."""
    old = [[issued(date(2018, 6, 1))] for _ in range(30)]
    repealed = [[issued(date(2018, 6, 1)), DocumentEvent(K.REPEALED, date(2023, 9, 1))] for _ in range(12)]
    lapsed = [[issued(date(2018, 6, 1), until=date(2023, 5, 31))] for _ in range(12)]
    new = [[issued(date(2023, 3, 1))] for _ in range(4)]
    counts = year_counts([*old, *repealed, *lapsed, *new], 2023)
    assert counts == YearCounts(issued=4, repealed=12, valid=34, lapsed=12, declared_invalid=0, not_yet_in_force=0)
    assert counts.opening == 54


def test_issued_and_repealed_in_the_same_year_counts_in_both() -> None:
    ledger = [issued(date(2023, 3, 1)), DocumentEvent(K.REPEALED, date(2023, 9, 1))]
    counts = year_counts([ledger], 2023)
    assert (counts.issued, counts.repealed, counts.valid, counts.opening) == (1, 1, 0, 0)


def test_a_document_that_lapses_on_31_december_was_still_valid_that_day() -> None:
    ledger = [issued(date(2019, 1, 1), until=date(2023, 12, 31))]
    assert (year_counts([ledger], 2023).valid, year_counts([ledger], 2023).lapsed) == (1, 0)
    assert (year_counts([ledger], 2024).valid, year_counts([ledger], 2024).lapsed) == (0, 1)


def test_a_document_issued_for_next_year_is_counted_and_shown_apart() -> None:
    counts = year_counts([[issued(date(2023, 12, 10), effective=date(2024, 1, 10))]], 2023)
    assert (counts.issued, counts.valid, counts.not_yet_in_force) == (1, 1, 1)


def test_an_amendment_counts_only_under_a_new_number_and_only_where_practice_says_so() -> None:
    kept = [issued(date(2020, 1, 1)), DocumentEvent(K.AMENDED, date(2023, 4, 1))]
    anew = [issued(date(2020, 1, 1)), DocumentEvent(K.AMENDED, date(2023, 4, 1), new_number=True)]
    default = year_counts([kept, anew], 2023)
    assert (default.issued, default.repealed, default.valid) == (1, 1, 2)
    other = year_counts([kept, anew], 2023, replace(DEFAULT, amended_with_new_number_counts=False))
    assert (other.issued, other.repealed, other.valid) == (0, 0, 2)


def test_a_warning_comes_in_the_last_six_months_and_goes_with_the_document() -> None:
    ledger = [issued(date(2019, 7, 1), until=date(2024, 6, 30))]
    assert lapse_warning(ledger, date(2023, 12, 29)) is None
    assert lapse_warning(ledger, date(2023, 12, 30)) == date(2024, 6, 30)
    assert lapse_warning(ledger, date(2024, 6, 30)) == date(2024, 6, 30)
    assert lapse_warning(ledger, date(2024, 7, 1)) is None
    assert lapse_warning(ledger, date(2024, 3, 31), months=3) == date(2024, 6, 30)


def test_a_document_repealed_before_its_period_ends_needs_no_warning() -> None:
    ledger = [issued(date(2019, 7, 1), until=date(2024, 6, 30)), DocumentEvent(K.REPEALED, date(2024, 3, 1))]
    assert lapse_warning(ledger, date(2024, 2, 1)) is None


def test_a_month_without_the_day_ends_on_its_last() -> None:
    """Civil Code, Art. 202."""
    assert months_after(date(2024, 8, 31), 6) == date(2025, 2, 28)
    assert months_after(date(2023, 11, 15), 2) == date(2024, 1, 15)
    assert months_after(date(2024, 2, 29), 12) == date(2025, 2, 28)


def test_only_departments_of_the_state_council_provinces_and_cities_with_districts_make_rules() -> None:
    makers = {OrganKind.STATE_DEPARTMENT, OrganKind.PROVINCE_GOVERNMENT, OrganKind.CITY_GOVERNMENT}
    assert {kind for kind in OrganKind if may_issue_rules(kind)} == makers
    assert str(RULE_MAKERS[OrganKind.CITY_GOVERNMENT]) == "《立法法》第九十三条第一款"


days = st.dates(date(2017, 1, 1), date(2026, 12, 31))
gaps = st.integers(min_value=0, max_value=900).map(lambda days: timedelta(days=days))


@st.composite
def ledgers(draw: st.DrawFn) -> list[DocumentEvent]:
    """Any lawful ledger: each event acts while the document stands, with or without a period, an end or none."""
    on = draw(days)
    effective = on + draw(gaps)
    until = draw(st.none() | gaps.map(lambda gap: effective + gap))
    ledger = [issued(on, effective=effective, until=until)]
    last = on
    changes = draw(st.lists(st.sampled_from([K.AMENDED, K.RENEWED]), max_size=3))
    for kind in [*changes, draw(st.sampled_from([K.AMENDED, K.REPEALED, K.LAPSED, K.DECLARED_INVALID]))]:
        made = last + draw(gaps)
        acts = made if kind is K.RENEWED else made + draw(gaps)
        if until and acts > until:
            break
        if kind is K.RENEWED:
            until = draw(st.none() | st.just(acts + draw(gaps)))
        anew = kind is K.AMENDED and draw(st.booleans())
        ledger.append(DocumentEvent(kind, made, acts, until if kind is K.RENEWED else None, anew))
        last = acts
    return ledger


@given(documents=st.lists(ledgers(), max_size=8), year=st.integers(min_value=2017, max_value=2032))
def test_a_year_opens_with_what_the_year_before_closed_with(documents: list[list[DocumentEvent]], year: int) -> None:
    for practice in (DEFAULT, replace(DEFAULT, amended_with_new_number_counts=False)):
        before, counts = year_counts(documents, year - 1, practice), year_counts(documents, year, practice)
        assert counts.opening == before.valid


@given(ledger=ledgers(), day=st.dates(date(2017, 1, 1), date(2035, 12, 31)))
def test_a_document_that_has_ended_never_comes_back(ledger: list[DocumentEvent], day: date) -> None:
    ended = {S.REPEALED, S.LAPSED, S.DECLARED_INVALID}
    if state_on(ledger, day) in ended:
        assert state_on(ledger, day + timedelta(days=400)) is state_on(ledger, day)


@given(ledger=ledgers(), data=st.data())
def test_what_happens_later_never_changes_the_state_of_an_earlier_day(
    ledger: list[DocumentEvent], data: st.DataObject
) -> None:
    known = data.draw(st.integers(min_value=1, max_value=len(ledger)))
    day = data.draw(st.dates(date(2017, 1, 1), date(2035, 12, 31)))
    if all(event.acts_on > day for event in ledger[known:]):
        assert state_on(ledger[:known], day) is state_on(ledger, day)
