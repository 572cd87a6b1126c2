"""Tables whose every row the journal vouches for: a line that writes a row states a keyed hash of what it left.

The fact `seals` of a line maps `kind:id` to the seal of a row. Of several lines that state a row the newest of its
chain counts. Whoever later alters a row, takes one away or slips one in is found by `compare`. Many rows that one line
writes are stated as one bundle.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from enum import Enum
from functools import partial
from heapq import merge
from itertools import chain, groupby
from typing import Generic, Protocol, TypeVar
from uuid import UUID

from django.db import connection
from django.db.models import Model, QuerySet

from gongkai.errors import GongkaiError
from gongkai_office.journal.chain import canonical, instant
from gongkai_office.journal.difference import Difference, Fault
from gongkai_office.journal.snapshot import snapshot
from gongkai_office.sealing.hashes import keyed_hash

_CHUNK = 2_000
_TOLD = """
    SELECT DISTINCT ON (stated.key COLLATE "C") stated.key, line.subject, line.sequence, stated.value
    FROM journal_line line CROSS JOIN LATERAL jsonb_each_text(line.facts -> 'seals') stated
    WHERE line.facts ? 'seals' AND split_part(stated.key, ':', 1) = ANY(%s)
    ORDER BY stated.key COLLATE "C", line.sequence DESC
"""
_Row = TypeVar("_Row", bound=Model)


@dataclass(frozen=True, slots=True)
class Found:
    """A row as it is: its key, whose chain tells of it, its seal or why it has none, what people call it."""

    key: str
    subject: str
    seal: str
    called: Callable[[], str]
    trouble: str = ""


@dataclass(frozen=True, slots=True)
class Told:
    """What the newest line that states a row says of it."""

    key: str
    subject: str
    sequence: int
    seal: str


class Table(Protocol):
    """What `compare` asks of a table: how lines name its rows, what kind of fault a difference is, and its rows."""

    @property
    def kind(self) -> str:
        """How lines name it; also tells it from every other table of the office."""

    @property
    def label(self) -> str:
        """What people call one of its rows."""

    @property
    def fault(self) -> Fault:
        """What kind of thing differs where one of its rows does."""

    def found(self) -> Iterator[Found]:
        """Its rows in the order of their ids, read piece by piece."""


@dataclass(frozen=True, kw_only=True)
class Vouched(Generic[_Row]):
    """A table whose rows are stated one by one.

    `rows` is what is compared of it, `subject` names the chain that tells of a row, `content` is what of a row counts,
    `called` how people tell it from its neighbours. What is not in `content` may change without a line.
    """

    kind: str
    label: str
    fault: Fault
    rows: Callable[[], QuerySet[_Row]]
    subject: Callable[[_Row], str]
    content: Callable[[_Row], Mapping[str, object]]
    called: Callable[[_Row], str] = str

    def seal(self, row: _Row) -> str:
        """The keyed hash of a row as it stands; it tells nothing of what it was made from."""
        return keyed_hash("journal", canonical({"id": str(row.pk), **self.content(row)})).hex()

    def stated(self, *rows: _Row) -> dict[str, str]:
        """What a line states of rows that it leaves so."""
        return {self._key(row): self.seal(row) for row in rows}

    def found(self) -> Iterator[Found]:
        """The rows in the order of their ids."""
        for row in self.rows().order_by("pk").iterator(_CHUNK):
            seal, trouble = _sealed(self, row)
            yield Found(self._key(row), self.subject(row), seal, partial(self.called, row), trouble)

    def _key(self, row: _Row) -> str:
        return f"{self.kind}:{row.pk}"


@dataclass(frozen=True, kw_only=True)
class Bundled(Generic[_Row]):
    """Rows that one line wrote together, as those of an import, and that it states as one bundle under the name `by`.

    `of` is the table as if its rows were stated one by one; of it only the seals are used.
    """

    of: Vouched[_Row]
    by: Callable[[_Row], UUID | None]
    order: str

    @property
    def kind(self) -> str:
        """That of its rows."""
        return self.of.kind

    @property
    def label(self) -> str:
        """That of its rows."""
        return self.of.label

    @property
    def fault(self) -> Fault:
        """That of its rows."""
        return self.of.fault

    def stated(self, key: UUID, rows: Iterable[_Row]) -> dict[str, str]:
        """What a line states of all the rows it wrote."""
        return {f"{self.kind}:{key}": bundle(map(self.of.seal, rows))}

    def found(self) -> Iterator[Found]:
        """The bundles in the order of their names; the seals of one bundle at a time are held in memory."""
        for key, rows in groupby(self.of.rows().order_by(self.order, "pk").iterator(_CHUNK), self.by):
            first = next(rows)
            seal = bundle(_sealed(self.of, row)[0] for row in chain([first], rows))
            yield Found(f"{self.kind}:{key}", self.of.subject(first), seal, partial(self.of.called, first))


def bundle(seals: Iterable[str]) -> str:
    """Many rows as one seal: their number, and the hash over their seals in order of their bytes."""
    ordered = sorted(seals)
    return f"{len(ordered)}:{keyed_hash('journal', ''.join(ordered).encode()).hex()}"


def columns(*names: str) -> Callable[[Model], Mapping[str, object]]:
    """The content of a row that is made of columns."""

    def content(row: Model) -> Mapping[str, object]:
        return {name: spelled(getattr(row, name)) for name in names}

    return content


def spelled(value: object) -> object:
    """A column's value as canonical JSON knows it, the same before it is saved as after it is read."""
    if isinstance(value, Enum):
        return spelled(value.value)
    if isinstance(value, datetime):
        return instant(value)
    if isinstance(value, bytes | bytearray | memoryview):
        return bytes(value).hex()
    if isinstance(value, date):
        return value.isoformat()
    return str(value) if isinstance(value, UUID | Decimal) else value


def compare(*tables: Table) -> Iterator[Difference]:
    """Every row that is not as its newest line left it, that no line tells of, or that is gone.

    Rows and lines walk side by side in the order of their keys: one statement for the lines of all the tables and one
    for each table, and no table is held in memory.
    """
    kinds = {one.kind: one for one in sorted(tables, key=lambda one: f"{one.kind}:")}
    with snapshot():
        rows = chain.from_iterable(one.found() for one in kinds.values())
        sides: Iterator[Found | Told] = merge(rows, _told(list(kinds)), key=_key)
        for key, pair in groupby(sides, _key):
            yield from _differing(kinds[key.partition(":")[0]], list(pair))


def _key(one: Found | Told) -> str:
    return one.key


def _differing(table: Table, pair: list[Found | Told]) -> Iterator[Difference]:
    row = next((one for one in pair if isinstance(one, Found)), None)
    told = next((one for one in pair if isinstance(one, Told)), None)
    if row and told is None:
        yield Difference(table.fault, row.subject, f"{row.called()}没有日志", "无", "有")
    elif told and row is None:
        yield Difference(table.fault, told.subject, f"{table.label}（日志第 {told.sequence} 行）不在了", "有", "无")
    elif row and told and (row.subject, row.seal) != (told.subject, told.seal):
        yield Difference(table.fault, told.subject, row.called(), *(("能还原", row.trouble) if row.trouble else ()))


def _told(kinds: list[str]) -> Iterator[Told]:
    with connection.chunked_cursor() as cursor:
        cursor.execute(_TOLD, [kinds])
        while lines := cursor.fetchmany(_CHUNK):
            for line in lines:
                yield Told(*line)


def _sealed(table: Vouched[_Row], row: _Row) -> tuple[str, str]:
    """A row's seal, and why it has none: what does not open is not what was sealed."""
    try:
        return table.seal(row), ""
    except GongkaiError as error:
        return "", str(error)
