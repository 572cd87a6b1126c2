"""Numbers without gaps or doubles."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import date

import pytest
from django.db import connection, transaction

from gongkai_office.organs.commands.number import next_number
from gongkai_office.organs.models import Organ


@pytest.fixture
def county(transactional_db: None) -> Organ:  # noqa: ARG001  a real transaction for each thread
    return Organ.objects.create(
        code="640199", kind="OTHER_GOVERNMENT", level="county", region="640199", path="/c/", opened_on=date(2000, 1, 1)
    )


def take(county: Organ, *, fail: bool) -> int | None:
    """One registration in a transaction of its own; it gives its number back where it fails."""
    with transaction.atomic():
        number = next_number(organ=county, series="申请", year=2024)
        transaction.set_rollback(fail)
    connection.close()
    return None if fail else number


def test_many_at_once_leave_no_gap_and_no_double_even_when_some_fail(county: Organ) -> None:
    with ThreadPoolExecutor(8) as pool:
        numbers = list(pool.map(lambda turn: take(county, fail=turn % 5 == 0), range(100)))
    assert sorted(filter(None, numbers)) == list(range(1, 81))


def test_each_year_and_series_counts_from_one(county: Organ) -> None:
    with transaction.atomic():
        given = [next_number(organ=county, series=series, year=year) for series, year in _SERIES]
    assert given == [1, 2, 1, 1]


_SERIES = [("申请", 2024), ("申请", 2024), ("申请", 2025), ("答复", 2024)]


def test_a_number_is_given_only_inside_a_transaction(county: Organ) -> None:
    with pytest.raises(RuntimeError):
        next_number(organ=county, series="申请", year=2024)
