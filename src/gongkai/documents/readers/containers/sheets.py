"""Workbooks (XLSX, XLS, ODS) through calamine: every sheet's rows as blocks, merged cells kept."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from io import BytesIO
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

_Value = int | float | str | bool | time | date | datetime | timedelta
_ROW = re.compile(rb'<(?:\w+:)?row\b[^<>]*?\br="(\d{1,9})"')
_CELL = re.compile(rb'<(?:\w+:)?c\b[^<>]*?\br="([A-Z]{1,3})(\d{1,9})"')
_PRECISION = 10


def extract_sheets(data: bytes) -> Document:
    """The visible sheets of a workbook, one after the other. Raises UnreadableError."""
    if is_zipfile(BytesIO(data)):
        _refuse_vast(data)
    try:
        book = CalamineWorkbook.from_filelike(BytesIO(data))
        return Document(numbered(_blocks(book)), "xlsx")
    except PasswordError:
        raise UnreadableError("表格文件设有打开密码，无法读取；请去掉密码后另存一份再试。") from None
    except CalamineError:
        raise UnreadableError("表格文件已损坏，打不开；请用 Excel 或 WPS 打开后另存一份再试。") from None


def _blocks(book: CalamineWorkbook) -> Iterator[Block]:
    for meta in book.sheets_metadata:
        if meta.visible is SheetVisibleEnum.Visible and meta.typ is SheetTypeEnum.WorkSheet:
            yield from _sheet(book.get_sheet_by_name(meta.name), meta.name)


def _sheet(sheet: CalamineSheet, name: str) -> Iterator[Block]:
    top, left = sheet.start or (0, 0)
    rows = [
        SheetRow(
            {left + column: _printed(value) for column, value in enumerate(values[: caps.COLUMNS])},
            Place(sheet=name, row=number + 1),
        )
        for number, values in enumerate(sheet.to_python(skip_empty_area=True), top)
    ]
    yield from blocks_of(rows, _merged(sheet, top))


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


def _refuse_vast(data: bytes) -> None:
    """Refuse a sheet whose few cells span a huge rectangle, for calamine would lay it out whole."""
    with open_archive(data) as archive:
        for name in archive.namelist():
            if re.fullmatch(r"xl/worksheets/[^/]+\.xml", name) and _area(part(archive, name) or b"") > caps.SHEET_AREA:
                raise UnreadableError("工作表的范围异常庞大，不像一份年度报告；请删去多余的行列后另存再试。")


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
