"""An office with many cases: rows by COPY, since only the ledgers' size matters here, not how they came to be."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, fields
from datetime import date, timedelta
from functools import cache
from itertools import chain
from pathlib import Path
from uuid import UUID

import pytest
from django.db import connection
from django.db.backends.utils import CursorWrapper
from django.test.utils import setup_databases, teardown_databases
from pytest_django import DjangoDbBlocker

from benchmarks.office.neighbours import settle
from gongkai.cases.entries import Entry, EntryKind, Role
from gongkai.cases.state import fold
from gongkai.law.practice import DEFAULT
from gongkai_office.accounts.models import Person
from gongkai_office.cases import ledger, projection
from gongkai_office.cases.commands.arrive import SERIES
from gongkai_office.cases.projection import Projection
from gongkai_office.ids import new_id
from gongkai_office.organs.models import Counter, Organ
from gongkai_office.organs.queries import calendar_of
from gongkai_office.project.database import embedded
from gongkai_office.sealing import keys
from tests.factories import office
from tests.factories.installed import template
from tests.factories.ledgers import answered, entry
from tests.factories.office import County

SIZES = (1_000, int(os.environ.get("GONGKAI_BENCH_CASES", "100000")))
"""How many cases there are; the second shows what growth costs. A province: `GONGKAI_BENCH_CASES=1000000`."""
TODAY = date(2024, 4, 1)
_EACH = 333  # cases of one organ
_FEWEST_ORGANS = 20
_OPEN_ONE_IN = 20
_DAYS = 700
_FIRST = 1_000  # cases made one by one; the others are copies of them
_OWN: tuple[tuple[str, str, dict[str, str]], ...] = (
    (
        "cases_disclosurerequest",
        "id",
        {
            "id": "copy.id",
            "organ_id": "copy.organ_id",
            "number": "'试' || copy.number || '号'",
            "serial": "copy.serial",
            "idempotency": "copy.id::text",
            "description": "'第' || copy.number || '号文件' || left('饮水安全', 4 * (copy.number % 997 = 0)::int)",
            "words": (
                "array_to_tsvector(ARRAY['号文', '文件', copy.number::text]"
                " || CASE copy.number % 997 WHEN 0 THEN ARRAY['件饮', '饮水', '水安', '安全'] END)"
            ),
            "description_hash": "sha256(copy.number::text::bytea)",
        },
    ),
    ("cases_requester", "request_id", {"id": "uuidv7()", "request_id": "copy.id", "organ_id": "copy.organ_id"}),
    ("cases_entry", "request_id", {"id": "uuidv7()", "request_id": "copy.id", "organ_id": "copy.organ_id"}),
)
_COLUMNS = [field.name for field in fields(Projection)]


@dataclass(frozen=True)
class Loaded:
    """The county whose office holds its share of the cases, and how many there are in all."""

    county: County
    size: int


@pytest.fixture(scope="session")
def database(django_test_environment: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:  # noqa: ARG001  mail
    """A database of the benchmarks' own, in which commands really commit (a test's transaction would hide that)."""
    host = os.environ["DATABASE_URL"].partition("host=")[2]
    if host:
        embedded(Path(host))
        connection.settings_dict["TEST"]["TEMPLATE"] = template(Path(host))
    with django_db_blocker.unblock():
        connection.settings_dict["TEST"]["NAME"] = "benchmarks"
        made = setup_databases(verbosity=0, interactive=False, aliases={"default": True})
        yield
        teardown_databases(made, verbosity=0)


@pytest.fixture(scope="module", params=SIZES)
def loaded(request: pytest.FixtureRequest, database: None) -> Iterator[Loaded]:  # noqa: ARG001  its tables
    """So many cases, committed as in life; the tables are emptied afterwards."""
    county = office.qingyuan()
    load(county, request.param)
    yield Loaded(county, request.param)
    with connection.cursor() as cursor:
        cursor.execute("TRUNCATE organs_organ, accounts_person, journal_line CASCADE")


def load(county: County, size: int) -> None:
    """Share so many cases out among the county's office and organs beside it, one in twenty still open."""
    settle(county, max(size // _EACH, _FEWEST_ORGANS) - 1)
    organs = [county.office, *Organ.objects.filter(code__startswith="n").order_by("position")]
    authors = {Role.REGISTRAR: county.registrar, Role.HANDLER: county.handler, Role.HEAD: county.head}
    _ = keys.versions() or keys.make_sealing_key()
    first = min(size, _FIRST)
    cases = [_case(organs[:_FEWEST_ORGANS], number, authors) for number in range(first)]
    _copy("cases_disclosurerequest", (case.request for case in cases))
    _copy("cases_requester", (case.requester for case in cases))
    _copy("cases_entry", chain.from_iterable(case.entries for case in cases))
    if size > first:
        _multiply(organs, size // first)
    Counter.objects.bulk_create(
        Counter(organ=organ, series=SERIES, year=TODAY.year, value=size // len(organs) + 1) for organ in organs
    )
    with connection.cursor() as cursor:
        cursor.execute("VACUUM ANALYZE")


def _multiply(organs: Sequence[Organ], times: int) -> None:
    """So many times the cases that are there, the copies shared out among all organs; inside the database."""
    with connection.cursor() as cursor:
        cursor.execute("CREATE TEMP TABLE bench_organ (place int PRIMARY KEY, id uuid)")
        with cursor.cursor.copy("COPY bench_organ FROM STDIN") as copy:
            for place, organ in enumerate(organs):
                copy.write_row([place, organ.pk])
        cursor.execute(
            "CREATE TEMP TABLE bench_copy AS"
            " SELECT old, uuidv7() AS id, organ.id AS organ_id, number, number / %(organs)s + 1000 AS serial FROM"
            " (SELECT id AS old, (turn - 1) * %(cases)s + row_number() OVER (PARTITION BY turn ORDER BY id) AS number"
            "  FROM cases_disclosurerequest, generate_series(1, %(turns)s) turn) many"
            " JOIN bench_organ organ ON organ.place = many.number %% %(organs)s",
            {"organs": len(organs), "cases": _FIRST, "turns": times - 1},
        )
        for table, key, own in _OWN:
            _insert(cursor, table, key, own)
        cursor.execute("DROP TABLE bench_copy, bench_organ")


def _insert(cursor: CursorWrapper, table: str, key: str, own: dict[str, str]) -> None:
    cursor.execute("SELECT attname FROM pg_attribute WHERE attrelid = %s::regclass AND attnum > 0", [table])
    names = [name for (name,) in cursor.fetchall()]
    values = ", ".join(own.get(name, f'old."{name}"') for name in names)
    columns = ", ".join(f'"{name}"' for name in names)
    cursor.execute(
        f"INSERT INTO {table} ({columns}) SELECT {values} FROM {table} old JOIN bench_copy copy ON copy.old = old.{key}"  # noqa: S608  names of our own
    )


@dataclass(frozen=True)
class _Case:
    request: dict[str, object]
    requester: dict[str, object]
    entries: list[dict[str, object]]


def _case(organs: Sequence[Organ], number: int, authors: Mapping[Role, Person]) -> _Case:
    turn, place = divmod(number, len(organs))
    key, organ, still_open = new_id(), organs[place], turn % _OPEN_ONE_IN == 0
    age = number % 31 if still_open else 40 + number * 7919 % _DAYS
    columns, lines = _ledger(TODAY - timedelta(age), still_open)
    request = {
        "id": key, "organ_id": organ.pk, "number": f"试{number}号", "year": TODAY.year, "serial": turn + 1,
        "access": bytes(32), "arrived_by": "counter", "idempotency": key.hex, "description": f"第{number}号文件",
        "description_hash": number.to_bytes(32, "big"), "form_wanted": "", "delivery_wanted": "", **columns,
    }  # fmt: skip
    requester = {
        "id": new_id(), "request_id": key, "organ_id": organ.pk, "kind": "natural_person", "key_version": 1,
        "sealed": bytes(200), "name_hash": (number % 50_000).to_bytes(32, "big"), "masked_name": "王*",
    }  # fmt: skip
    rows = [_line(line, key, organ, place, authors[line.role]) for place, line in enumerate(lines, 1)]
    return _Case(request, requester, rows)


@cache
def _ledger(received: date, still_open: bool) -> tuple[dict[str, object], tuple[Entry, ...]]:  # noqa: FBT001  cached
    """The projected columns and the entries of a case received on a day."""
    arrival = [entry(1, EntryKind.SUBMITTED, received, role=Role.REGISTRAR)]
    later = answered(received, received)
    entries = (*arrival, *([later[0]] if still_open else later))
    entries = tuple(one._replace(id=str(place)) for place, one in enumerate(entries, 1))
    columns = projection.project(fold(entries), calendar_of(Organ(region="640199")), DEFAULT)
    return {name: getattr(columns, name) for name in _COLUMNS}, entries


def _line(one: Entry, request: UUID, organ: Organ, place: int, author: Person) -> dict[str, object]:
    detail = ledger.plain(one.detail)
    return {
        "id": new_id(), "request_id": request, "organ_id": organ.pk, "sequence": place, "kind": one.kind.value,
        "on": one.on, "at": one.at, "by": str(author.pk), "role": one.role.name, "note": "",
        "detail": None if detail is None else str(detail).replace("'", '"'),
    }  # fmt: skip


def _copy(table: str, rows: Iterator[dict[str, object]]) -> None:
    first = next(rows)
    columns = ", ".join(f'"{name}"' for name in first)
    with connection.cursor() as cursor, cursor.cursor.copy(f"COPY {table} ({columns}) FROM STDIN") as copy:
        for row in chain([first], rows):
            copy.write_row(list(row.values()))
