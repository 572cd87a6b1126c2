"""A clerk's commands and lists with 1,000 and with 100,000 cases stored; the ratio says what growth costs."""

from __future__ import annotations

from itertools import count

import pytest
from pytest_benchmark.fixture import BenchmarkFixture

from benchmarks.office.conftest import TODAY, Loaded
from gongkai_office.cases import queries
from gongkai_office.cases.commands.ask_organ import ask_organ
from gongkai_office.cases.models import DisclosureRequest
from gongkai_office.cases.queries import Filter, Scope
from tests.factories.cases import at, registered

_KEYS = count()


@pytest.mark.benchmark(group="register one request, committed")
def test_register(benchmark: BenchmarkFixture, loaded: Loaded) -> None:
    made = benchmark(lambda: registered(loaded.county, day=TODAY, idempotency=f"bench-{next(_KEYS)}"))
    assert made.stage == "OPEN"


@pytest.mark.benchmark(group="append one entry, committed")
def test_append(benchmark: BenchmarkFixture, loaded: Loaded) -> None:
    def fresh() -> tuple[tuple[DisclosureRequest], dict[str, object]]:
        return (registered(loaded.county, day=TODAY, idempotency=f"bench-{next(_KEYS)}"),), {}

    def ask(case: DisclosureRequest) -> str:
        made = ask_organ(case=case.pk, by=loaded.county.handler, on=TODAY, at=at(TODAY, 10))
        return made.request.stage

    assert benchmark.pedantic(ask, setup=fresh, rounds=50) == "CONSULTING"  # type: ignore[no-untyped-call]  # untyped there


@pytest.mark.benchmark(group="the lists of the morning, one office")
def test_today(benchmark: BenchmarkFixture, loaded: Loaded) -> None:
    morning = benchmark(lambda: queries.today(loaded.county.handler, Scope.OFFICE, TODAY))
    assert len(morning.counts) == len(queries.Risk)


@pytest.mark.benchmark(group="the lists of the morning, every organ")
def test_everywhere(benchmark: BenchmarkFixture, loaded: Loaded) -> None:
    morning = benchmark(lambda: queries.today(loaded.county.supervisor, Scope.BELOW, TODAY))
    assert morning.lists


@pytest.mark.benchmark(group="one page of the ledger, every organ")
def test_list_everywhere(benchmark: BenchmarkFixture, loaded: Loaded) -> None:
    page = benchmark(lambda: queries.listed(loaded.county.supervisor, Scope.BELOW, TODAY, size=20))
    assert page.after


@pytest.mark.benchmark(group="a case page: entries, fold, clock with every day")
def test_case_page(benchmark: BenchmarkFixture, loaded: Loaded) -> None:
    case = DisclosureRequest.objects.filter(organ=loaded.county.office, pending=True)[0].pk
    assert benchmark(lambda: queries.clock(queries.case_page(case)))


@pytest.mark.benchmark(group="the same requester's month and likely duplicates")
def test_duplicates(benchmark: BenchmarkFixture, loaded: Loaded) -> None:
    case = DisclosureRequest.objects.filter(organ=loaded.county.office, pending=True)[0]
    benchmark(lambda: (queries.month_count(case, TODAY), queries.likely_duplicates(case)))


@pytest.mark.benchmark(group="one page of the ledger, open cases of this year")
def test_list(benchmark: BenchmarkFixture, loaded: Loaded) -> None:
    narrowed = Filter(year=TODAY.year, pending=True)
    page = benchmark(lambda: queries.listed(loaded.county.handler, Scope.OFFICE, TODAY, narrowed=narrowed, size=20))
    assert page.rows


@pytest.mark.benchmark(group="table three of a year, one organ")
def test_year(benchmark: BenchmarkFixture, loaded: Loaded) -> None:
    counts = benchmark(lambda: queries.count(queries.Books.of([loaded.county.office.pk]), TODAY.year - 1).requests)
    assert sum(counts.values())
