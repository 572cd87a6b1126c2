"""Frozen versions against their hash, the journal and the entries of their instant; reports against what was signed."""

from __future__ import annotations

from collections.abc import Iterator

from django.db.models import QuerySet

from gongkai_office.journal.difference import Difference, Fault
from gongkai_office.journal.models import Line
from gongkai_office.reporting.accounts import Account
from gongkai_office.reporting.models import Declaration, Report, Stage, Version
from gongkai_office.reporting.queries.drift import recomputed
from gongkai_office.reporting.queries.frozen import digest

_COMMANDS = ("books.closed", "books.corrected")
_SENT_UP = f"report.{Stage.IN_REVIEW}"


def verify() -> Iterator[Difference]:
    """Every version that is not as it left the house, or that its entries no longer give; every report altered."""
    yield from _versions()
    yield from _reports()
    yield from _declarations()


def _versions() -> Iterator[Difference]:
    told = {line.facts["version"]: line for line in Line.objects.filter(command__in=_COMMANDS)}
    for row in Version.objects.select_related("organ").order_by("organ", "year", "number").iterator():
        line = told.pop(str(row.pk), None)
        yield from _kept(row, line)
        yield from _follows(row)
    for line in told.values():
        where = f"{line.facts['year']} 年度第 {line.facts['number']} 版"
        yield Difference(Fault.REPORT, line.subject, where, "有", "无")


def _reports() -> Iterator[Difference]:
    """A report must be what was sent up, and stand where its newest act left it."""
    told = {line.facts["report"]: line for line in Line.objects.filter(command=_SENT_UP)}
    newest = {line.facts["report"]: line.facts["act"] for line in _moves()}
    for row in Report.objects.prefetch_related("acts").order_by("organ", "year", "number").iterator(chunk_size=200):
        line, where = told.pop(str(row.pk), None), f"{row.year} 年度第 {row.number} 次报送"
        expected, found = line.facts["hash"] if line else "", digest(row.record).hex()
        if not found == bytes(row.hash).hex() == expected:
            yield Difference(Fault.REPORT, f"books:{row.organ_id}", where, expected, found)
        acts = {str(act.pk): act.stage for act in row.acts.all()}
        stage = acts.get(newest.get(str(row.pk), ""), "")
        if stage != row.stage:
            yield Difference(Fault.REPORT, f"books:{row.organ_id}", where, stage, row.stage)
    for line in told.values():
        where = f"{line.facts['year']} 年度第 {line.facts['number']} 次报送"
        yield Difference(Fault.REPORT, line.subject, where, "有", "无")


def _declarations() -> Iterator[Difference]:
    """A declaration must say what the journal says, and stand until the journal says that it was taken back."""
    told = {line.facts["declaration"]: line for line in Line.objects.filter(command="books.declare")}
    ended = {line.facts["declaration"] for line in Line.objects.filter(command="books.end_declaration")}
    for row in Declaration.objects.order_by("organ", "year", "at").iterator():
        line, where = told.pop(str(row.pk), None), f"{row.year} 年度零报告"
        expected = _said(line, standing=str(row.pk) not in ended) if line else ""
        facts = f"{row.year} {row.subject} {row.through.isoformat()} {row.by_id} {row.ended_at is None}"
        if facts != expected:
            yield Difference(Fault.REPORT, f"books:{row.organ_id}", where, expected, facts)
    for line in told.values():
        yield Difference(Fault.REPORT, line.subject, f"{line.facts['year']} 年度零报告", "有", "无")


def _said(line: Line, *, standing: bool) -> str:
    return f"{line.facts['year']} {line.facts['subject']} {line.facts['through']} {line.by} {standing}"


def _moves() -> QuerySet[Line]:
    """The lines that moved a report, the oldest first."""
    return Line.objects.filter(command__in=[f"report.{stage}" for stage in Stage]).order_by("subject", "sequence")


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
