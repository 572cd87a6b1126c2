"""Frozen versions against their hash, the journal, and the entries of their instant."""

from __future__ import annotations

from collections.abc import Iterator

from gongkai_office.journal.difference import Difference, Fault
from gongkai_office.journal.models import Line
from gongkai_office.reporting.accounts import Account
from gongkai_office.reporting.models import Version
from gongkai_office.reporting.queries.drift import recomputed
from gongkai_office.reporting.queries.frozen import digest

_COMMANDS = ("books.closed", "books.corrected")


def verify() -> Iterator[Difference]:
    """Every version that is not as it left the house, or that its own entries no longer give."""
    told = {line.facts["version"]: line for line in Line.objects.filter(command__in=_COMMANDS)}
    for row in Version.objects.select_related("organ").order_by("organ", "year", "number").iterator():
        line = told.pop(str(row.pk), None)
        yield from _kept(row, line)
        yield from _follows(row)
    for line in told.values():
        where = f"{line.facts['year']} 年度第 {line.facts['number']} 版"
        yield Difference(Fault.REPORT, line.subject, where, "有", "无")


def _kept(row: Version, line: Line | None) -> Iterator[Difference]:
    expected = line.facts["hash"] if line else ""
    found = digest(row.record)
    if not found.hex() == bytes(row.hash).hex() == expected:
        yield Difference(Fault.REPORT, _subject(row), _where(row), expected, found.hex())


def _follows(row: Version) -> Iterator[Difference]:
    one = Account(organ=row.organ, year=row.year, own=row.own)
    for change in recomputed(one, row):
        yield Difference(Fault.REPORT, _subject(row), _where(row), f"{change.label}{change.now}", change.was)


def _subject(row: Version) -> str:
    return f"books:{row.organ_id}"


def _where(row: Version) -> str:
    return f"{row.year} 年度第 {row.number} 版"
