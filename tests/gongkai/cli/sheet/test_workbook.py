from __future__ import annotations

from dataclasses import replace
from io import BytesIO

from openpyxl import Workbook, load_workbook

from gongkai.annual.record import AnnualReport, Verdict
from gongkai.cli.judging import Judged
from gongkai.cli.sheet.workbook import workbook
from tests.factories.records import build


def opened(*all_judged: Judged) -> Workbook:
    return load_workbook(BytesIO(workbook(all_judged)))


def lines(book: Workbook, sheet: str) -> list[dict[str, object]]:
    header, *rows = book[sheet].iter_rows(values_only=True)
    return [dict(zip(map(str, header), row, strict=True)) for row in rows]


def test_every_file_and_every_finding_has_a_line(judged: Judged) -> None:
    failed = Judged("坏.pdf", AnnualReport(file="坏.pdf", notes=("文件有密码。",)), failure="文件有密码。")
    book = opened(judged, failed)
    assert [(line["文件"], line["结论"]) for line in lines(book, "汇总")] == [
        ("清源县2023.pdf", "勾稽不符"),
        ("坏.pdf", "无法读取"),
    ]
    findings = lines(book, "问题")
    assert [line["规则"] for line in findings] == [finding.rule for finding in judged.ranked]
    assert (findings[0]["应为"], findings[0]["实为"]) == (138, 140)
    assert findings[-1]["豁免"] == "张三：经请示，明年更正"


def test_the_tables_hold_numbers_as_numbers_and_mark_the_broken_cell(judged: Judged) -> None:
    sheet = opened(judged)["1表"]
    cell = next(c for row in sheet.iter_rows() for c in row if c.value == 131)
    assert cell.number_format.startswith('"✗"')
    assert cell.fill.fgColor.rgb == "FFFDEAEA"
    assert cell.row == next(
        c.row for row in sheet.iter_rows() for c in row if c.value == "一、本年新收政府信息公开申请数量"
    )


def test_a_text_that_looks_like_a_formula_or_a_link_stays_a_text() -> None:
    report = replace(build(), organ="=1+1", notes=("http://qingyuan.example",))
    book = opened(Judged("=HYPERLINK(1)", report, (), Verdict.BALANCED))
    cells = [cell for row in book["汇总"].iter_rows() for cell in row]
    assert {cell.data_type for cell in cells if isinstance(cell.value, str)} == {"s"}
    assert not any(cell.hyperlink for cell in cells)


def test_the_same_reports_give_the_same_bytes(judged: Judged) -> None:
    assert workbook([judged]) == workbook([judged])
