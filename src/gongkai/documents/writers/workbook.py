"""A report as an Excel workbook in the order of the report: prose, each table on a sheet of its own, prose."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from io import BytesIO
from itertools import groupby
from math import ceil

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from gongkai.annual.record import AnnualReport
from gongkai.documents.layout import NOTES_HEADING, PlacedCell, placed, width
from gongkai.documents.writers.official import OfficialReport, PrintedTable, Section, compose
from gongkai.documents.writers.wording import text_width

PROSE_SHEET, NOTES_SHEET = "文字", "转写说明"

_LONGEST = 32_000  # characters; Excel keeps 32,767 in a cell
_PROSE_WIDTH = 76  # in digits of 11 points, as Excel counts
_NUMBER = re.compile(r"-?\d{1,15}(\.\d+)?")
_WIDTHS = {4: (26, 20, 20, 20), 10: (6, 12, 46, *[8] * 7), 15: (8,) * 15}
_TABLE_SIZE = 11
_BORDERED = {
    "border": 1,
    "align": "center",
    "valign": "vcenter",
    "text_wrap": True,
    "font_name": "宋体",
    "font_size": _TABLE_SIZE,
}


def render(report: AnnualReport) -> bytes:
    """The report as .xlsx. Text is written as text, so that none of it can become a formula."""
    return printed(compose(report))


def printed(official: OfficialReport) -> bytes:
    """Anything composed as a report is, as .xlsx."""
    memory = BytesIO()
    with Workbook(memory, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}) as book:
        book.set_properties({"title": official.title, "author": official.organ, "created": official.dated})
        for table, sections in groupby(_in_order(official), key=lambda section: section.table):
            if table:
                _table(book, next(sections), table)
            else:
                _lines(book.add_worksheet(_prose_name(book)), book, _texts(sections))
        if official.notes:
            _lines(book.add_worksheet(NOTES_SHEET), book, [NOTES_HEADING, *official.notes])
    return memory.getvalue()


def _in_order(official: OfficialReport) -> tuple[Section, ...]:
    """The sections as they follow each other on sheets, the title before them and the signature behind."""
    return (Section(official.title, ()), *official.sections, Section("", official.signature))


def _texts(sections: Iterable[Section]) -> list[str]:
    return [text for section in sections for text in (section.heading, *section.paragraphs) if text]


def _prose_name(book: Workbook) -> str:
    others = sum(sheet.get_name().startswith(PROSE_SHEET) for sheet in book.worksheets())
    return f"{PROSE_SHEET}{others + 1}" if others else PROSE_SHEET


def _lines(sheet: Worksheet, book: Workbook, texts: list[str]) -> None:
    """A title and paragraphs, one a row, in one wide column."""
    _print_set_up(sheet, landscape=False)
    sheet.set_column(0, 0, _PROSE_WIDTH)
    title = book.add_format({"bold": True, "font_size": 16, "align": "center", "valign": "top", "text_wrap": True})
    plain = book.add_format({"font_name": "宋体", "font_size": 12, "text_wrap": True, "valign": "top"})
    for row, piece in enumerate(_all_pieces(texts)):
        sheet.set_row(row, _height(piece, _PROSE_WIDTH, 12 if row else 16))
        sheet.write_string(row, 0, piece, plain if row else title)


def _all_pieces(texts: Iterable[str]) -> Iterator[str]:
    """Texts cut where they are longer than a cell may be."""
    for text in texts:
        yield from (text[start : start + _LONGEST] for start in range(0, len(text), _LONGEST))


def _table(book: Workbook, section: Section, table: PrintedTable) -> None:
    """A table between its heading and its prose; header rows stay in sight and are printed on every page."""
    sheet = book.add_worksheet(table.name)
    columns = width(table.rows)
    _print_set_up(sheet, landscape=columns > len(_WIDTHS[10]))
    for column, each in enumerate(_WIDTHS[columns]):
        sheet.set_column(column, column, each)
    heading_format = book.add_format({"bold": True, "font_size": 14, "align": "center"})
    sheet.merge_range(0, 0, 0, columns - 1, "", heading_format)
    sheet.write_string(0, 0, section.heading, heading_format)
    formats = _formats(book)
    for row in range(len(table.rows)):
        sheet.set_row(row + 1, _row_height(table, row))
    for at in placed(table.rows):
        left = at.cell.header and at.cell.rows == 1 and not table.rows[at.row].labels_only
        _cell(sheet, at, formats["label" if left else "header" if at.cell.header else "value"])
    heads = sum(row.head for row in table.rows)
    if heads:
        sheet.freeze_panes(1 + heads, 0)
        sheet.repeat_rows(0, heads)
    for row, piece in enumerate(_all_pieces(section.paragraphs), start=len(table.rows) + 1):
        sheet.merge_range(row, 0, row, columns - 1, "", formats["prose"])
        sheet.set_row(row, _height(piece, sum(_WIDTHS[columns]), _TABLE_SIZE))
        sheet.write_string(row, 0, piece, formats["prose"])


def _row_height(table: PrintedTable, row: int) -> float:
    """Height for the longest text that stands in this row alone; Excel does not measure merged cells itself."""
    widths = _WIDTHS[width(table.rows)]
    alone = [at for at in placed(table.rows) if at.row == row and at.cell.rows == 1]
    heights = [_height(at.cell.text, sum(widths[at.column : at.column + at.cell.columns]), _TABLE_SIZE) for at in alone]
    return max(heights, default=_height("", _PROSE_WIDTH, _TABLE_SIZE)) + 4


def _height(text: str, digits: int, size: int) -> float:
    """Height in points of a wrapped text in a column so many digits wide."""
    lines = max(1, ceil(text_width(text) * size / 11 / (digits - 1)))
    return lines * size * 1.4


def _formats(book: Workbook) -> dict[str, Format]:
    return {
        "header": book.add_format({**_BORDERED, "bg_color": "#F2F5F9"}),
        "label": book.add_format({**_BORDERED, "align": "left"}),
        "value": book.add_format(_BORDERED),
        "prose": book.add_format({"font_name": "宋体", "font_size": _TABLE_SIZE, "text_wrap": True, "valign": "top"}),
    }


def _cell(sheet: Worksheet, at: PlacedCell, style: Format) -> None:
    """A label as text, a plain number as a number, anything else as text."""
    row, column = at.row + 1, at.column
    if at.cell.rows > 1 or at.cell.columns > 1:
        sheet.merge_range(row, column, row + at.cell.rows - 1, column + at.cell.columns - 1, "", style)
    if not at.cell.text:
        sheet.write_blank(row, column, None, style)
    elif at.cell.address and _NUMBER.fullmatch(at.cell.text):
        sheet.write_number(row, column, float(at.cell.text), style)
    else:
        sheet.write_string(row, column, at.cell.text, style)


def _print_set_up(sheet: Worksheet, *, landscape: bool) -> None:
    sheet.set_paper(9)  # A4
    if landscape:
        sheet.set_landscape()
    sheet.fit_to_pages(1, 0)
    sheet.center_horizontally()
    sheet.set_margins(left=0.7, right=0.7, top=0.8, bottom=0.8)
    sheet.set_footer("&C— &P —")
