"""The worked examples F1-F18 of the fee norm, and what must hold for any count."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongkai.law.fees import (
    MOST_REQUESTS,
    PAGE_SCALE,
    REQUEST_SCALE,
    Fee,
    FeeError,
    FeeMethod,
    FeeStep,
    choices,
    conceivable,
    month_fee,
    nth_in_month,
    page_fee,
    request_fee,
)
from gongkai.law.periods import NotInForceError

counts = st.integers(min_value=0, max_value=5_000)


@pytest.mark.parametrize(
    ("example", "pages", "yuan"),
    [
        ("F1", 30, 0),
        ("F2", 31, 10),
        ("F3", 72, 420),
        ("F4", 99, 690),
        ("F4", 100, 700),
        ("F4", 101, 720),
        ("F5", 150, 1_700),
        ("F6", 200, 2_700),
        ("F6", 201, 2_740),
        ("F7", 250, 4_700),
        ("F8", 1_000, 34_700),
    ],
)
def test_pages_cost_what_the_worked_examples_say(example: str, pages: int, yuan: int) -> None:
    assert page_fee(pages).amount == yuan, example


@pytest.mark.parametrize(
    ("example", "requests", "yuan"),
    [
        ("F9", 10, 0),
        ("F10", 11, 100),
        ("F11", 30, 2_000),
        ("F12", 31, 2_200),
        ("F13", 40, 4_000),
        ("F13", 41, 4_300),
        ("F14", 50, 7_000),
        ("F14", 51, 7_400),
        ("F15", 100, 37_000),
    ],
)
def test_requests_of_a_month_cost_what_the_worked_examples_say(example: str, requests: int, yuan: int) -> None:
    assert month_fee(requests).amount == yuan, example


@pytest.mark.parametrize(
    ("nth", "yuan"), [(1, 0), (10, 0), (11, 100), (30, 100), (31, 200), (40, 200), (41, 300), (51, 400), (60, 400)]
)
def test_each_further_ten_requests_raise_the_price_of_one_by_a_hundred(nth: int, yuan: int) -> None:
    """F10: the 11th costs 100; F12: the 31st costs 200."""
    assert request_fee(nth).amount == yuan
    assert month_fee(100, nth=nth).amount == yuan


def test_f16_ten_in_march_and_ten_in_april_are_free_because_months_are_separate() -> None:
    received = [date(2024, 3, 31)] * 10 + [date(2024, 4, 1)] * 10
    places = [nth_in_month(received, position) for position in range(20)]
    assert places == [*range(1, 11), *range(1, 11)]
    assert sum(request_fee(nth).amount for nth in places) == 0


def test_f17_three_requests_of_thirty_pages_are_free_because_pages_are_not_added_up() -> None:
    assert [page_fee(30).amount for _ in range(3)] == [0, 0, 0]
    assert page_fee(90).amount == 600  # what adding up would wrongly charge


def test_f18_the_organ_picks_one_of_two_fees_and_never_their_sum() -> None:
    by_request, by_page = choices(nth=11, pages=31)
    assert (by_request.method, by_request.amount) == (FeeMethod.PER_REQUEST, 100)
    assert (by_page.method, by_page.amount) == (FeeMethod.PER_PAGE, 10)


def test_pointing_to_public_information_leaves_no_pages_to_charge_for() -> None:
    (only,) = choices(nth=11)
    assert only.method is FeeMethod.PER_REQUEST


def test_the_month_before_and_the_same_month_a_year_ago_do_not_count() -> None:
    received = [date(2023, 5, 4), date(2024, 4, 30), date(2024, 5, 1), date(2024, 5, 1), date(2024, 5, 31)]
    assert nth_in_month(received, 4) == 3


def test_order_of_receipt_counts_not_the_order_of_the_list() -> None:
    received = [date(2024, 5, 20), date(2024, 5, 6), date(2024, 5, 20)]
    assert [nth_in_month(received, position) for position in range(3)] == [2, 1, 3]


def test_420_yuan_is_a_request_of_72_pages_and_no_request_of_any_place() -> None:
    found = conceivable(420)
    assert list(found.pages) == [72]
    assert not found.nth
    assert found.unique


def test_a_hundred_yuan_may_be_forty_pages_or_the_11th_to_the_30th_request() -> None:
    found = conceivable(100)
    assert list(found.pages) == [40]
    assert found.nth == range(11, 31)
    assert not found.unique


@pytest.mark.parametrize(
    ("amount", "pages", "nth"),
    [
        (0, range(1, 31), range(1, 11)),
        (15, range(0), range(0)),
        (-10, range(0), range(0)),
        (710, range(0), range(0)),
        (720, range(101, 102), range(0)),
        (2_740, range(201, 202), range(0)),
        (400, range(70, 71), range(51, 61)),
    ],
)
def test_an_amount_tells_which_single_requests_it_can_come_from(amount: int, pages: range, nth: range) -> None:
    found = conceivable(amount)
    assert (found.pages, found.nth) == (pages, nth)


def test_the_working_of_72_pages_is_printed_as_the_contract_shows_it() -> None:
    assert page_fee(72).as_dict() == {
        "amount": 420,
        "unit": "元",
        "working": [{"from": 31, "to": 72, "count": 42, "rate": 10, "amount": 420}],
        "source": "《政府信息公开信息处理费管理办法》第五条",
    }


def test_a_free_request_has_no_working() -> None:
    assert page_fee(30) == Fee(0, (), PAGE_SCALE.values[0].source, FeeMethod.PER_PAGE)


def test_a_month_of_31_shows_both_paying_tiers() -> None:
    assert month_fee(31).working == (FeeStep(11, 30, 20, 100, 2_000), FeeStep(31, 31, 1, 200, 200))
    assert str(month_fee(31).source) == "《政府信息公开信息处理费管理办法》第四条"


def test_420_yuan_are_exactly_0_042_of_ten_thousand() -> None:
    assert page_fee(72).in_ten_thousand == Decimal("0.042")


def test_no_fee_could_be_asked_before_2021() -> None:
    with pytest.raises(NotInForceError, match="2021-01-01"):
        page_fee(72, on=date(2020, 12, 31))
    with pytest.raises(NotInForceError):
        request_fee(11, on=date(2020, 12, 31))
    with pytest.raises(NotInForceError):
        conceivable(420, on=date(2020, 12, 31))
    assert page_fee(72, on=date(2021, 1, 1)).amount == 420


def test_a_place_beyond_the_months_requests_is_refused() -> None:
    with pytest.raises(FeeError, match="没有第 12 件"):
        month_fee(11, nth=12)


def test_counts_that_cannot_be_are_refused_in_words() -> None:
    with pytest.raises(FeeError, match="页数不能是负数"):
        page_fee(-1)
    with pytest.raises(FeeError, match="件数不能是负数"):
        month_fee(-1)
    with pytest.raises(FeeError, match="从 1 数起"):
        request_fee(0)
    with pytest.raises(FeeError, match="请核对件数"):
        month_fee(MOST_REQUESTS + 1)


def test_the_scales_carry_their_articles() -> None:
    assert str(PAGE_SCALE.values[0].source).endswith("第五条")
    assert str(REQUEST_SCALE.values[0].source).endswith("第四条")


@given(pages=counts)
def test_a_page_more_never_costs_less(pages: int) -> None:
    assert page_fee(pages).amount <= page_fee(pages + 1).amount


@given(requests=counts)
def test_a_request_more_never_costs_less(requests: int) -> None:
    assert month_fee(requests).amount <= month_fee(requests + 1).amount


@given(count=counts)
def test_the_steps_add_up_to_the_amount_and_join_without_gap(count: int) -> None:
    for fee in (page_fee(count), month_fee(count)):
        assert fee.amount == sum(step.count * step.rate for step in fee.working)
        assert all(step.count == step.to - step.from_ + 1 for step in fee.working)
        edges = zip(fee.working, fee.working[1:], strict=False)
        assert all(below.to + 1 == above.from_ for below, above in edges)


@given(pages=counts)
def test_pages_agree_with_the_formula_of_the_norm(pages: int) -> None:
    first, second, third = min(max(pages - 30, 0), 70), min(max(pages - 100, 0), 100), max(pages - 200, 0)
    assert page_fee(pages).amount == 10 * first + 20 * second + 40 * third


@given(nth=st.integers(min_value=1, max_value=5_000))
def test_places_agree_with_the_formula_of_the_norm(nth: int) -> None:
    price = 0 if nth <= 10 else 100 if nth <= 30 else 100 * (2 + (nth - 31) // 10)
    assert request_fee(nth).amount == price


@given(requests=st.integers(min_value=0, max_value=300))
def test_a_month_is_the_sum_of_its_requests(requests: int) -> None:
    assert month_fee(requests).amount == sum(request_fee(nth).amount for nth in range(1, requests + 1))


@given(pages=st.integers(min_value=1, max_value=5_000), nth=st.integers(min_value=1, max_value=5_000))
def test_every_fee_leads_back_to_the_request_it_came_from(pages: int, nth: int) -> None:
    assert pages in conceivable(page_fee(pages).amount).pages
    assert nth in conceivable(request_fee(nth).amount).nth


@given(days=st.lists(st.dates(date(2024, 1, 1), date(2024, 4, 30)), min_size=1, max_size=30))
def test_the_places_of_a_month_run_from_one_without_gap(days: list[date]) -> None:
    months: dict[int, list[int]] = {}
    for position, day in enumerate(days):
        months.setdefault(day.month, []).append(nth_in_month(days, position))
    assert all(sorted(places) == list(range(1, len(places) + 1)) for places in months.values())
