"""The check sheet as a workbook: a line a file, a line a finding, and each file's three tables."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from decimal import Decimal
from io import BytesIO
from math import ceil

from rich.cells import cell_len
from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from gongkai.annual.balance import has_single_other
from gongkai.annual.forms import FormCode
from gongkai.annual.messages import label, message
from gongkai.annual.record import Cell
from gongkai.cli.judging import Judged
from gongkai.cli.sheet.marks import SIGNS, Mark, figure, marked_cells, marks
from gongkai.cli.sheet.places import finding_places
from gongkai.cli.sheet.words import SEVERITIES, VERDICTS, form_name, inert, title
from gongkai.documents.layout import (
    PlacedCell,
    dispute_table,
    placed,
    proactive_table,
    request_table,
)
from gongkai.findings import Amount, Severity

_FILES = {"文件": 34, "机关": 24, "年度": 8, "格式": 40, "结论": 20, "错误": 8, "提醒": 8, "没有读出的部分": 60}
_FINDINGS = {
    "序号": 6,
    "文件": 24,
    "级别": 6,
    "规则": 8,
    "说明": 52,
    "应为": 11,
    "实为": 11,
    "单元格": 36,
    "位置": 24,
    "依据": 30,
    "豁免": 18,
}
_TABLE_WIDTHS = (13, 13, 44, 11, 11, 11, 11, 11, 11, 11, 11, 11, 11, 11, 11)
_COLOURS = {
    Mark.ERROR: ("#A4161A", "#FDEAEA"),
    Mark.WARNING: ("#7A4B00", "#FFF5DC"),
    Mark.DOUBTFUL: ("#5B3A8C", "#F3EDFB"),
    Mark.REPAIRED: ("#5B3A8C", "#F3EDFB"),
}
_LINE = 15
_LISTED = 30
"""Cells named beside a finding; a form left blank would name them all."""
_UNDATED = datetime(1980, 1, 1)  # noqa: DTZ001  a workbook's own date has no zone; the same input gives the same file


def workbook(all_judged: Sequence[Judged]) -> bytes:
    """The workbook's bytes. Texts are written as texts, so that none can become a formula or a link."""
    buffer = BytesIO()
    with Workbook(buffer, {"in_memory": True}) as book:
        book.set_properties({"title": "政府信息公开工作年度报告核对单", "created": _UNDATED})
        _list(book, "汇总", _FILES, (_file_line(judged) for judged in all_judged))
        _list(book, "问题", _FINDINGS, _finding_lines(all_judged))
        for number, judged in enumerate(all_judged, 1):
            if judged.report.layout:
                _Tables(book, judged).write(f"{number}表")
    return buffer.getvalue()


def _file_line(judged: Judged) -> tuple[Amount, ...]:
    report = judged.report
    return (
        judged.name,
        report.organ,
        report.year,
        form_name(report.form),
        "无法读取" if judged.failure else VERDICTS[judged.verdict],
        judged.count(Severity.ERROR),
        judged.count(Severity.WARNING),
        "".join(report.notes),
    )


def _finding_lines(all_judged: Iterable[Judged]) -> Iterator[tuple[Amount, ...]]:
    for judged in all_judged:
        form = judged.report.form or FormCode.Y2021
        for number, finding in enumerate(judged.ranked, 1):
            yield (
                number,
                judged.name,
                SEVERITIES[finding.severity],
                finding.rule,
                message(finding, form=form),
                finding.expected,
                finding.found,
                "；".join(label(address, form) for address in marked_cells(finding)[:_LISTED]),
                finding_places(finding, judged.report),
                finding.source,
                finding.waived,
            )


def _list(book: Workbook, name: str, columns: Mapping[str, int], lines: Iterable[tuple[Amount, ...]]) -> None:
    """A sheet with a header that stays, a filter, and a line for each tuple."""
    sheet = book.add_worksheet(name)
    head = book.add_format({"bold": True, "bg_color": "#F5F8FB", "bottom": 1})
    body = book.add_format({"text_wrap": True, "align": "left", "valign": "top"})
    for column, (header, width) in enumerate(columns.items()):
        sheet.set_column(column, column, width)
        sheet.write_string(0, column, header, head)
    last = 0
    for last, line in enumerate(lines, 1):
        for column, value in enumerate(line):
            _write(sheet, last, column, value, body)
        sheet.set_row(last, _height(line, tuple(columns.values())))
    sheet.freeze_panes(1, 0)
    sheet.autofilter(0, 0, last, len(columns) - 1)
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)


def _write(sheet: Worksheet, row: int, column: int, value: Amount, style: Format) -> None:
    if isinstance(value, int | Decimal):
        sheet.write_number(row, column, value, style)
    else:
        sheet.write_string(row, column, inert(value or ""), style)


def _height(texts: Iterable[Amount], widths: Iterable[int]) -> int:
    """Points that a row needs so that its longest text shows whole; not every program finds out by itself."""
    lines = (ceil(cell_len(str(text)) / (width - 1)) for text, width in zip(texts, widths, strict=True))
    return _LINE * max(1, *lines)


class _Tables:
    """The three tables of one report on one sheet, in the official layout, marked cells in colour."""

    def __init__(self, book: Workbook, judged: Judged) -> None:
        self._book = book
        self._judged = judged
        self._marks = marks(judged.report, judged.findings)
        self._label = book.add_format(
            {"border": 1, "text_wrap": True, "align": "center", "valign": "vcenter", "bg_color": "#F5F8FB"}
        )
        self._styles = {mark: book.add_format(_style(mark)) for mark in Mark}

    def write(self, name: str) -> None:
        """Add the sheet: name of the report, then the tables one under another."""
        form = self._judged.report.layout
        if form is None:
            return
        sheet = self._book.add_worksheet(name)
        for column, width in enumerate(_TABLE_WIDTHS):
            sheet.set_column(column, column, width)
        sheet.write_string(0, 0, title(self._judged), self._book.add_format({"bold": True, "font_size": 14}))
        top = 2
        single = has_single_other(self._judged.report)
        for table in (proactive_table(form), request_table(form, single_other=single), dispute_table()):
            for cell in placed(table):
                self._cell(sheet, top, cell)
                if cell.cell.rows == 1:
                    self._make_room(sheet, top, cell)
            top += len(table) + 1
        sheet.set_landscape()
        sheet.set_paper(9)
        sheet.fit_to_pages(1, 0)

    def _make_room(self, sheet: Worksheet, top: int, at: PlacedCell) -> None:
        """Let a label that does not fit on one line have two."""
        width = sum(_TABLE_WIDTHS[at.column : at.column + at.cell.columns])
        if (height := _height([at.cell.text], [width])) > _LINE:
            sheet.set_row(top + at.row, height)

    def _cell(self, sheet: Worksheet, top: int, at: PlacedCell) -> None:
        row, column, laid = top + at.row, at.column, at.cell
        style = self._styles[self._marks[laid.address]] if laid.address else self._label
        if laid.rows * laid.columns > 1:
            bottom, right = row + laid.rows - 1, column + laid.columns - 1
            sheet.merge_range(row, column, bottom, right, "", style)
        if laid.address:
            cell = self._judged.report.cell(laid.address)
            _write(sheet, row, column, _shown(cell), style)
        else:
            sheet.write_string(row, column, laid.text, style)


def _shown(cell: Cell) -> Amount:
    return cell.value if cell.value is not None else figure(cell)


def _style(mark: Mark) -> dict[str, object]:
    """Colour, and before a number the sign, so that a print in black still tells."""
    style: dict[str, object] = {"border": 1, "align": "center", "valign": "vcenter"}
    if mark in _COLOURS:
        ink, wash = _COLOURS[mark]
        sign = SIGNS[mark]
        style |= {"bold": True, "font_color": ink, "bg_color": wash, "num_format": f'"{sign}"General;"{sign}"-General'}
    return style
