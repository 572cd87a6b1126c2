"""The Excel workbook, read back with openpyxl."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO

import openpyxl
import pytest
from openpyxl import Workbook

from gongkai.annual.record import AnnualReport, Cell, Status
from gongkai.documents.writers import write
from tests.factories.records import build


def workbook(report: AnnualReport) -> Workbook:
    return openpyxl.load_workbook(BytesIO(write(report, "xlsx")))


def test_the_sheets_follow_the_order_of_the_report() -> None:
    assert workbook(build()).sheetnames == ["文字", "表二", "表三", "表四", "文字2"]


def test_prose_of_a_section_with_a_table_stands_under_the_table() -> None:
    report = replace(build(), narrative={"4": "注：复议案件均已归档。"})
    assert workbook(report)["表四"]["A6"].value == "注：复议案件均已归档。"


def test_numbers_are_numbers_and_merged_cells_are_merged() -> None:
    sheet = workbook(build())["表三"]
    assert [sheet.cell(5, column).value for column in range(4, 11)] == [120, 9, 1, 0, 3, 0, 133]
    assert "A2:C4" in {str(merged) for merged in sheet.merged_cells.ranges}
    assert sheet["B9"].value == "（三）不予公开"


def test_header_rows_stay_in_sight_and_are_printed_on_every_page() -> None:
    sheet = workbook(build())["表三"]
    assert sheet.freeze_panes == "A5"
    assert sheet.print_title_rows == "$1:$4"
    assert sheet.page_setup.paperSize == 9


@pytest.mark.parametrize("text", ['=HYPERLINK("http://a.example","点我")', "+1+1", "-1+1", "@SUM(A1)"])
def test_a_text_that_looks_like_a_formula_stays_a_text(text: str) -> None:
    report = replace(build(), narrative={"1": text})
    values = [cell for row in workbook(report)["文字"].iter_rows() for cell in row if cell.value == text]
    assert [cell.data_type for cell in values] == ["s"]


def test_a_damaged_print_that_looks_like_a_formula_stays_a_text() -> None:
    cells = {**build().cells, "requests.new.total": Cell(None, Status.DOUBTFUL, "=1+1")}
    cell = workbook(replace(build(), cells=cells))["表三"]["J5"]
    assert (cell.value, cell.data_type) == ("=1+1？", "s")


def test_a_paragraph_longer_than_a_cell_is_not_lost() -> None:
    text = "公" * 70_000
    values = [row[0].value for row in workbook(replace(build(), narrative={"1": text}))["文字"].iter_rows()]
    assert text in "".join(str(value) for value in values)
