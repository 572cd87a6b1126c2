"""What a writer prints, the reader reads: the same organ, year, form, tables and prose."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import NamedTuple

import pytest
from hypothesis import assume, given, settings

from gongkai.annual.forms import FormCode
from gongkai.annual.record import AnnualReport, Cell, Place, Status, Value
from gongkai.documents.data_files import read_data
from gongkai.documents.readers import read_bytes
from gongkai.documents.writers import CONTAINERS, write
from tests.factories.records import build, reports


class Said(NamedTuple):
    """What a report says, without where it stands."""

    organ: str
    year: int | None
    form: FormCode | None
    cells: dict[str, tuple[Value, Status, str]]
    narrative: dict[str, str]


def said(report: AnnualReport) -> Said:
    cells = {address: of(cell) for address, cell in report.cells.items() if cell.status is not Status.MISSING}
    return Said(report.organ, report.year, report.form, cells, dict(report.narrative))


def of(cell: Cell) -> tuple[Value, Status, str]:
    return cell.value, cell.status, cell.unit if cell.value is not None else ""


def back(report: AnnualReport, container: str) -> AnnualReport:
    data = write(report, container)
    return read_data(data) or read_bytes(data, f"report.{container}")


def ends_blank(report: AnnualReport) -> bool:
    """Whether a table's last row has no value: on a worksheet the reader takes such a row for a remark."""
    assert report.layout
    last = (report.layout.proactive_addresses[-1:], report.layout.dispute_addresses)
    return any(all(report.cell(address).value is None for address in row) for row in last)


def complete(report: AnnualReport) -> AnnualReport:
    """The same report with a blank in the place of every missing cell."""
    assert report.layout
    blanks = {address: Cell(None, Status.BLANK) for address in report.layout.addresses}
    return replace(report, cells={**blanks, **report.cells})


@pytest.mark.parametrize("container", CONTAINERS)
@pytest.mark.parametrize("report", [build(), build(year=2019), build(single_other=True)], ids=["2021", "2019", "one"])
def test_a_plain_report_comes_back_as_it_was(container: str, report: AnnualReport) -> None:
    assert said(back(report, container)) == said(report)


@pytest.mark.parametrize("container", CONTAINERS)
@settings(max_examples=12, deadline=None)
@given(report=reports())
def test_any_report_comes_back_as_it_was(container: str, report: AnnualReport) -> None:
    assume(container != "xlsx" or not ends_blank(report))
    whole = complete(report)
    assert said(back(whole, container)) == said(whole)


@pytest.mark.parametrize("container", CONTAINERS)
@settings(max_examples=8, deadline=None)
@given(report=reports())
def test_missing_cells_come_back_missing_and_blank_ones_blank(container: str, report: AnnualReport) -> None:
    assume(container != "xlsx" or not ends_blank(report))
    assert said(back(report, container)).cells == said(report).cells


def test_json_keeps_everything() -> None:
    cells = {**build().cells, "requests.new.total": Cell(None, Status.DOUBTFUL, "1O 3", Place(page=3, row=1))}
    report = replace(build(), cells=cells, notes=("表格经扫描。",), container="pdf", signed_on=date(2024, 1, 25))
    assert replace(back(report, "json"), contact=report.contact) == report
