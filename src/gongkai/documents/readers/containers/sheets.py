"""Workbooks (XLSX, XLS, ODS) through calamine: every sheet's rows as blocks, merged cells kept."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import date, datetime, time, timedelta
from io import BytesIO
from typing import TypeVar
from zipfile import is_zipfile

from python_calamine import (
    CalamineError,
    CalamineSheet,
    CalamineWorkbook,
    PasswordError,
    SheetTypeEnum,
    SheetVisibleEnum,
)

from gongkai.annual.record import Place
from gongkai.documents.grid import Block, Document
from gongkai.documents.readers.containers import caps
from gongkai.documents.readers.containers.archive import open_archive, part
from gongkai.documents.readers.containers.places import numbered
from gongkai.documents.readers.containers.sheet_blocks import Merged, SheetRow, blocks_of
from gongkai.documents.unreadable import UnreadableError

T = TypeVar("T")
_Value = int | float | str | bool | time | date | datetime | timedelta
_ROW = re.compile(rb'<(?:\w+:)?row\b[^<>]*?\br="(\d{1,9})"')
_CELL = re.compile(rb'<(?:\w+:)?c\b[^<>]*?\br="([A-Z]{1,3})(\d{1,9})"')
_PRECISION = 10


def extract_sheets(data: bytes) -> Document:
    """The visible sheets of a workbook, one after the other. Raises UnreadableError."""
    if _vast(data):
        raise UnreadableError("工作表的范围异常庞大，不像一份年度报告；请删去多余的行列后另存再试。")
    return _opened(data, lambda book: Document(numbered(_blocks(book)), "xlsx"))


def sheet_rows(data: bytes) -> list[tuple[str, list[SheetRow]]]:
    """The visible sheets as they lie: each with its name and its printed rows. Raises UnreadableError."""
    if _vast(data):
        raise UnreadableError("工作表的范围异常庞大；请删去表格下方和右侧多余的空行、空列，另存后再试。")
    return _opened(data, lambda book: [(name, _rows(book.get_sheet_by_name(name), name)) for name in _visible(book)])


def _opened(data: bytes, take: Callable[[CalamineWorkbook], T]) -> T:
    """What is taken from a workbook. Raises UnreadableError for one that does not open."""
    try:
        return take(CalamineWorkbook.from_filelike(BytesIO(data)))
    except PasswordError:
        raise UnreadableError("表格文件设有打开密码，无法读取；请去掉密码后另存一份再试。") from None
    except CalamineError:
        raise UnreadableError("表格文件已损坏，打不开；请用 Excel 或 WPS 打开后另存一份再试。") from None


def _blocks(book: CalamineWorkbook) -> Iterator[Block]:
    for name in _visible(book):
        sheet = book.get_sheet_by_name(name)
        yield from blocks_of(_rows(sheet, name), _merged(sheet, (sheet.start or (0, 0))[0]))


def _visible(book: CalamineWorkbook) -> Iterator[str]:
    for meta in book.sheets_metadata:
        if meta.visible is SheetVisibleEnum.Visible and meta.typ is SheetTypeEnum.WorkSheet:
            yield meta.name


def _rows(sheet: CalamineSheet, name: str) -> list[SheetRow]:
    top, left = sheet.start or (0, 0)
    return [
        SheetRow(
            {left + column: _printed(value) for column, value in enumerate(values[: caps.COLUMNS])},
            Place(sheet=name, row=number + 1),
        )
        for number, values in enumerate(sheet.to_python(skip_empty_area=True), top)
    ]


def _merged(sheet: CalamineSheet, top: int) -> Merged:
    """Merged ranges, rows counted from the first used row, cut to the used rows."""
    bottom = (sheet.end or (0, 0))[0]
    return {
        (first_row - top, first_column): (
            min(last_row, bottom) - first_row + 1,
            min(last_column, caps.COLUMNS) - first_column + 1,
        )
        for (first_row, first_column), (last_row, last_column) in sheet.merged_cell_ranges or []
        if top <= first_row <= bottom and last_column >= first_column
    }


def _printed(value: _Value) -> str:
    """A value as its cell most likely shows it: whole numbers without a point."""
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() else repr(round(value, _PRECISION))
    if isinstance(value, datetime):
        return value.date().isoformat() if value.time() == time() else value.isoformat(" ")
    return str(value).strip()


def _vast(data: bytes) -> bool:
    """Whether the few cells of a sheet span a huge rectangle, which calamine would lay out whole."""
    if not is_zipfile(BytesIO(data)):
        return False
    with open_archive(data) as archive:
        sheets = [name for name in archive.namelist() if re.fullmatch(r"xl/worksheets/[^/]+\.xml", name)]
        return any(_area(part(archive, name) or b"") > caps.SHEET_AREA for name in sheets)


def _area(sheet: bytes) -> int:
    cells = _CELL.findall(sheet)
    if not cells:
        return sheet.count(b"<c ")
    rows = [int(row) for _, row in cells] + [int(row) for row in _ROW.findall(sheet)]
    columns = [_column(letters) for letters, _ in cells]
    return (max(rows) - min(rows) + 1) * (max(columns) - min(columns) + 1)


def _column(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number
