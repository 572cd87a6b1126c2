"""Workbooks: merged cells, several sheets, hidden ones, numbers as printed."""

from __future__ import annotations

from xlsxwriter.worksheet import Worksheet

from gongkai.documents.grid import Paragraph
from gongkai.documents.readers.containers import extract
from tests.gongkai.documents.containers.making import rows, spans, tables, texts, workbook


def first(sheet: Worksheet) -> None:
    sheet.name = "表三"
    sheet.merge_range(0, 1, 0, 4, "清源县2023年年度报告")
    sheet.write_row(2, 1, ["项目", "甲", "乙"])
    sheet.merge_range(3, 1, 4, 1, "合计")
    sheet.write_row(3, 2, [12, 4482.67])
    sheet.write_row(4, 2, ["/", 100.0])
    sheet.write_string(6, 1, "二、主动公开政府信息情况")
    sheet.write_row(7, 1, ["规章", 0])


def second(sheet: Worksheet) -> None:
    sheet.write_string(0, 0, "不显示的草稿")
    sheet.hide()


def third(sheet: Worksheet) -> None:
    sheet.name = "附页"
    sheet.write_string(0, 0, "说明")


BOOK = workbook(first, second, third)


def test_rows_side_by_side_are_tables_and_lone_ones_paragraphs() -> None:
    document = extract(BOOK, "a.xlsx")
    assert document.container == "xlsx"
    assert texts(document) == ["清源县2023年年度报告", "二、主动公开政府信息情况", "说明"]
    above, below = tables(document)
    assert rows(below)[0][:2] == ["规章", "0"]
    assert spans(above)["合计"] == (1, 0, 2, 1)
    assert rows(above)[1][:3] == ["合计", "12", "4482.67"]
    assert rows(above)[2][:2] == ["/", "100"]


def test_every_cell_names_its_sheet_and_its_row_and_column_there() -> None:
    document = extract(BOOK, "a.xlsx")
    cell = next(cell for cell in tables(document)[0].cells if cell.text == "4482.67")
    assert (cell.where.sheet, cell.where.row, cell.where.column) == ("表三", 4, 4)
    last = document.blocks[-1]
    assert isinstance(last, Paragraph)
    assert (last.where.sheet, last.where.row) == ("附页", 1)


def test_a_section_heading_right_under_a_table_parts_it_from_the_next() -> None:
    def fill(sheet: Worksheet) -> None:
        sheet.merge_range(0, 0, 0, 2, "第二十条第（一）项")
        sheet.write_row(1, 0, ["规章", 1, 2])
        sheet.merge_range(2, 0, 2, 2, "第二十条第（五）项")
        sheet.write_row(3, 0, ["行政许可", 3])
        sheet.merge_range(4, 0, 4, 2, "三、收到和处理政府信息公开申请情况")
        sheet.write_row(5, 0, ["自然人", 9])

    document = extract(workbook(fill), "a.xlsx")
    above, below = tables(document)
    assert [line[0] for line in rows(above)] == ["第二十条第（一）项", "规章", "第二十条第（五）项", "行政许可"]
    assert rows(below)[0][:2] == ["自然人", "9"]
    assert texts(document) == ["三、收到和处理政府信息公开申请情况"]
