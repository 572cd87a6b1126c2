"""The annual report over many organs: rolled up, beside one raw grouped scan; one organ's own; a figure opened.

Rows are made by SQL: only their number and spread matter here. `GONGKAI_BENCH_CASES` sets how many there are.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

import pytest
from django.db import connection
from pytest_benchmark.fixture import BenchmarkFixture

from benchmarks.office.neighbours import settle
from gongkai_office.accounts.models import Role
from gongkai_office.cases.queries import behind, case_cell
from gongkai_office.organs.models import Organ
from gongkai_office.reporting.accounts import account
from gongkai_office.reporting.composition import books_of
from gongkai_office.reporting.queries.compute import compute, tables
from tests.factories import office
from tests.factories.office import County, appointed

CASES = int(os.environ.get("GONGKAI_BENCH_CASES", "100000"))
EACH = 333
LARGE = 10_000
YEAR = 2023
TODAY = date(2024, 4, 1)

_REQUESTS = """
INSERT INTO cases_disclosurerequest (
    id, organ_id, number, year, serial, access, arrived_by, idempotency, description, description_hash, form_wanted,
    delivery_wanted, channel, applicant, stage, waiting, received, day0, reply_due, pending, provisional, extended,
    outcome, closed, entries_count, calendar_version, practice
)
SELECT
    gen_random_uuid(), organ, '试' || n || '号', 2021 + n %% 3, n, '\\x00', 'counter', 'k' || n, '第' || n || '号文件',
    int4send(n), '', '', 'counter',
    (ARRAY['natural_person','natural_person','natural_person','commercial','research','legal_service'])[1 + n %% 6],
    CASE WHEN closed IS NULL THEN 'OPEN' ELSE 'ARCHIVED' END, '', received, received, received + 28, closed IS NULL,
    false, false,
    CASE WHEN closed IS NULL THEN ''
    ELSE (ARRAY['granted','granted','partial','unable.not_held','denied.internal_affairs','other.other'])
         [1 + n / 6 %% 6] END,
    closed, 4, 'v', '{}'
FROM (
    SELECT n, organ, received, CASE WHEN received + 5 + n %% 20 < '2024-03-20' THEN received + 5 + n %% 20 END AS closed
    FROM (
        SELECT n, date '2021-01-04' + (n * 37 %% 1180) AS received,
               CASE WHEN n <= %(large)s THEN %(first)s
                    ELSE organs.ids[1 + n %% array_length(organs.ids, 1)] END AS organ
        FROM generate_series(1, %(cases)s) AS n, (SELECT array_agg(id ORDER BY position) AS ids FROM organs_organ
             WHERE code LIKE 'n%%') AS organs
    ) AS placed
) AS dated
"""
_RAW = """
SELECT applicant, outcome, count(*) FILTER (WHERE received >= '2023-01-01'),
       count(*) FILTER (WHERE received < '2023-01-01'), count(*) FILTER (WHERE closed BETWEEN '2023-01-01' AND '2023-12-31'),
       count(*) FILTER (WHERE closed IS NULL OR closed > '2023-12-31')
FROM cases_disclosurerequest
WHERE received <= '2023-12-31' AND (closed IS NULL OR closed >= '2023-01-01') GROUP BY applicant, outcome
"""  # noqa: E501  a statement is read as a whole


@dataclass(frozen=True)
class Region:
    """A county of very many organs, one of which holds ten thousand cases."""

    county: County
    large: Organ


@pytest.fixture(scope="module")
def region(database: None) -> Iterator[Region]:  # noqa: ARG001  its tables
    """The rows, analysed as a database in use is."""
    county = office.qingyuan()
    appointed(county.supervisor, county.government, Role.AUDITOR)
    with connection.cursor() as cursor:
        settle(county, max(CASES // EACH, 20))
        cursor.execute(_REQUESTS, {"cases": CASES, "large": LARGE, "first": county.office.pk})
        cursor.execute("VACUUM ANALYZE")
    yield Region(county, county.office)
    with connection.cursor() as cursor:
        cursor.execute("TRUNCATE organs_organ, accounts_person, journal_line CASCADE")


@pytest.mark.benchmark(group=f"{CASES} cases rolled up, beside one raw grouped scan")
def test_raw_scan(benchmark: BenchmarkFixture, region: Region) -> None:
    assert region

    def scan() -> int:
        with connection.cursor() as cursor:
            cursor.execute(_RAW, [])
            return len(cursor.fetchall())

    assert benchmark(scan) > 6


@pytest.mark.benchmark(group=f"{CASES} cases rolled up, beside one raw grouped scan")
def test_rolled_up(benchmark: BenchmarkFixture, region: Region) -> None:
    report = benchmark(lambda: tables(account(region.county.government, YEAR)))
    assert report.value("requests.new.total")


@pytest.mark.benchmark(group="an organ with ten thousand cases, every rule held against it")
def test_one_organ(benchmark: BenchmarkFixture, region: Region) -> None:
    computed = benchmark(lambda: compute(account(region.large, YEAR)))
    assert computed.report.value("requests.new.total")


@pytest.mark.parametrize(
    "address",
    [
        "requests.new.total", "requests.carried_in.total", "requests.handled.total", "requests.granted.natural_person",
        "requests.partial.research", "requests.unable.not_held.total", "requests.carried_over.commercial",
        "requests.denied.deliberative.total",
    ],
)  # fmt: skip
@pytest.mark.benchmark(group="a figure of the region opened")
def test_cell(benchmark: BenchmarkFixture, region: Region, address: str) -> None:
    one, cell = account(region.county.government, YEAR), case_cell(address)
    assert cell
    found = benchmark(lambda: behind(region.county.supervisor, books_of(one), YEAR, cell, on=TODAY))
    assert found.hidden == 0
