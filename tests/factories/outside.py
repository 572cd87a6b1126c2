"""An organ of 清源县 that keeps its books elsewhere, and the report it hands in."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from gongkai.annual.record import AnnualReport
from gongkai.documents.readers import read_bytes
from gongkai_office.accounts.models import Person
from gongkai_office.files.examining import examine
from gongkai_office.organs.models import Organ
from gongkai_office.reporting.accounts import account
from gongkai_office.reporting.commands.outside.confirm import confirm, confirm_table
from gongkai_office.reporting.commands.outside.submit import submit
from gongkai_office.reporting.commands.outside.take import take
from gongkai_office.reporting.models import Act, Cause, Draft, HandIn, Report, Stage, Version
from gongkai_office.reporting.queries.frozen import digest, kept
from gongkai_office.reporting.queries.outside import Checking, plain
from tests.factories.cases import at
from tests.factories.layouts.catalogue import PAGES
from tests.factories.records import build

DAY = date(2025, 1, 14)
BLURRED = "proactive.licences.decisions"
"""A cell whose print has a gap and a mark in it, as a bad copy has."""


def published_report(year: int = 2024, *, blurred: bool = False, **leaves: int) -> AnnualReport:
    """A small town's report that ties; `blurred` prints one figure so that nobody can read it for sure.

    `leaves` are leaves of table three by their row and kind, joined by two underscores.
    """
    given = {f"requests.{name.replace('__', '.')}": count for name, count in leaves.items()}
    report = build(year=year, leaves={**_NOTHING, **given})
    if blurred:
        cell = report.cell(BLURRED)
        report = replace(report, cells={**report.cells, BLURRED: replace(cell, text="3?7")})
    return report


def taken(
    organ: Organ, by: Person, report: AnnualReport, *, layout: str = "pdf-ruled", hour: int = 9, year: int = 2024
) -> HandIn:
    """The report's file, taken on 14 January."""
    one, name = account(organ, year), PAGES[layout].name("年度报告")
    file = examine(PAGES[layout].render(report), name, webpages=True)
    return take(one=one, file=file, read=read_bytes(file.content, file.name), by=by, at=at(DAY, hour))


def confirmed(row: HandIn, by: Person, *, hour: int = 10) -> HandIn:
    """Every cell confirmed: those that tie by their table, the others one by one, the blurred one as 37."""
    for one in [one for one in Checking(row).cells if one.alone]:
        value = "37" if one.address == BLURRED else plain(one.address, one.read) or None
        confirm(hand_in=row.pk, address=one.address, value=value, source="原件第1页", by=by, at=at(DAY, hour))
    for table in "234":
        confirm_table(hand_in=row.pk, table=table, by=by, at=at(DAY, hour))
    return HandIn.objects.get(pk=row.pk)


def handed_in(organ: Organ, by: Person, report: AnnualReport, *, hour: int = 9) -> Report:
    """The report taken, confirmed and handed in within three hours."""
    row = confirmed(taken(organ, by, report, hour=hour), by, hour=hour + 1)
    return submit(hand_in=row.pk, by=by, at=at(DAY, hour + 2))


_NOTHING = {
    address: 0
    for address in build(year=2024).cells
    if address.startswith("requests.") and not address.endswith(".total") and ".handled." not in address
    and ".new." not in address
}  # fmt: skip


def stands(organ: Organ, by: Person, report: AnnualReport) -> Report:
    """A report that was handed in, as rows, without the commands and their transactions."""
    record, given = kept(report), {"organ": organ, "year": report.year, "own": True, "number": 1, "by": by}
    version = Version.objects.create(
        **given, cause=Cause.OUTSIDE, record=record, carried=[], hash=digest(record), as_of=at(DAY)
    )
    draft = Draft.objects.create(**given, sections={}, at=at(DAY))
    made = Report.objects.create(
        **given, version=version, draft=draft, record=record, hash=digest(record), at=at(DAY), stage=Stage.SUBMITTED
    )
    Act.objects.create(report=made, stage=Stage.SUBMITTED, by=by, at=at(DAY))
    return made
