"""Rows of a table against what the journal states of them: how time and memory grow with the rows."""

from __future__ import annotations

import tracemalloc
from collections.abc import Iterator
from datetime import date

import pytest
from django.db import connection, transaction
from pytest_benchmark.fixture import BenchmarkFixture

from gongkai_office.clock import now
from gongkai_office.ids import new_id
from gongkai_office.journal.commands.write import following
from gongkai_office.journal.models import Line
from gongkai_office.journal.seals import compare
from gongkai_office.organs.models import EnteredNotice
from gongkai_office.organs.vouched import NOTICE

_TOGETHER = 5_000


@pytest.fixture(params=(10_000, 200_000))
def rows(request: pytest.FixtureRequest, database: None) -> Iterator[int]:  # noqa: ARG001  its tables
    """So many rows, each stated by a line of its own; gone afterwards."""
    for start in range(0, request.param, _TOGETHER):
        _write([_row(number) for number in range(start, start + _TOGETHER)])
    yield request.param
    with connection.cursor() as cursor:
        cursor.execute("TRUNCATE organs_enterednotice, journal_line")


def _row(number: int) -> EnteredNotice:
    return EnteredNotice(
        region="640199",
        year=2025,
        number=f"试〔2025〕{number}号",
        issued=date(2025, 1, 2),
        holidays=[],
        entered_at=now(),
    )


@transaction.atomic
def _write(made: list[EnteredNotice]) -> None:
    EnteredNotice.objects.bulk_create(made)
    organ, at = new_id(), now()
    Line.objects.bulk_create(
        following(
            None,
            organ=organ,
            subject=NOTICE.subject(row),
            command="calendar.enter",
            by="system",
            at=at,
            seals=NOTICE.stated(row),
        )
        for row in made
    )


@pytest.mark.benchmark(group="compare rows with the journal")
def test_compare(benchmark: BenchmarkFixture, rows: int) -> None:
    found = benchmark.pedantic(lambda: list(compare(NOTICE)), rounds=3)  # type: ignore[no-untyped-call]  # untyped there
    assert found == []
    assert benchmark.stats
    tracemalloc.start()
    assert list(compare(NOTICE)) == []
    peak = tracemalloc.get_traced_memory()[1] / 1_000_000
    tracemalloc.stop()
    print(f"\n{rows:,} rows, {rows / benchmark.stats.stats.min:,.0f} a second, at most {peak:.1f} MB at once")
