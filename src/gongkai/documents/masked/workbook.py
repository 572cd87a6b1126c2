"""A workbook masked: hidden sheets gone, hidden rows and columns empty, no comments, no properties, formulas as values.

Only what can be written again faithfully is: a workbook with pictures, charts, macros or formulas whose values are not
stored is refused, for the copy would lose them in silence.
"""

from __future__ import annotations

from collections.abc import Iterable
from io import BytesIO
from typing import TYPE_CHECKING
from zipfile import ZIP_DEFLATED, ZipFile

from gongkai.documents.masked.spots import Spot
from gongkai.documents.readers.containers.archive import open_archive
from gongkai.documents.unreadable import UnreadableError

if TYPE_CHECKING:
    from openpyxl import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

_LOST = (
    "xl/media/",
    "xl/charts/",
    "xl/drawings/drawing",
    "xl/vbaProject",
    "xl/pivot",
    "xl/externalLinks/",
    "xl/embeddings/",
)
_RICH = "工作簿里有图片、图表、透视表、宏或者外部链接，自动遮盖会丢失这些内容；请在 Excel 里改好后再上传。"
_UNCOUNTED = "工作簿里有没有算出结果的公式，不能自动遮盖；请在 Excel 里打开并保存一次，或者把公式粘贴为数值后再上传。"
_ALL_HIDDEN = "工作簿里没有显示着的工作表，不能自动遮盖；请改好后再上传。"


def masked_workbook(data: bytes, spots: Iterable[Spot]) -> bytes:
    """The copy. Raises UnreadableError, and whatever the library raises on broken files."""
    import openpyxl  # noqa: PLC0415 - only workbooks need it

    _refuse_unfaithful(data)
    book = openpyxl.load_workbook(BytesIO(data), data_only=True)
    _refuse_uncounted(openpyxl.load_workbook(BytesIO(data)), book)
    for spot in spots:
        if spot.sheet in book.sheetnames and spot.row and spot.column:
            cell = book[spot.sheet].cell(spot.row, spot.column)
            said = str(cell.value)
            cell.value = said.replace(spot.text, spot.masked) if spot.text in said else spot.masked
    _uncover(book)
    return _written(book)


def _written(book: Workbook) -> bytes:
    """The workbook's bytes, written in memory alone: the child may write no file, and the library wants one a sheet."""
    from openpyxl.writer.excel import ExcelWriter  # noqa: PLC0415 - as above

    out = BytesIO()
    archive = ZipFile(out, "w", ZIP_DEFLATED)
    writer = ExcelWriter(book, archive)

    def write_worksheet(sheet: Worksheet) -> None:
        archive.writestr(sheet.path[1:], _sheet(sheet))
        writer.manifest.append(sheet)

    writer.write_worksheet = write_worksheet
    writer.save()
    return out.getvalue()


def _sheet(sheet: Worksheet) -> bytes:
    """One sheet's part; the sheet keeps the relations that were made in writing, as the library's own writer does."""
    from openpyxl.drawing.spreadsheet_drawing import SpreadsheetDrawing  # noqa: PLC0415 - as above
    from openpyxl.worksheet._writer import WorksheetWriter  # noqa: PLC0415 - as above

    part = BytesIO()
    sheet._drawing = SpreadsheetDrawing()  # noqa: SLF001  the library asks for one of every sheet
    writer = WorksheetWriter(sheet, out=part)
    writer.write()
    sheet._rels = writer._rels  # noqa: SLF001  as above
    return part.getvalue()


def _refuse_unfaithful(data: bytes) -> None:
    with open_archive(data) as archive:
        if any(part.startswith(_LOST) for part in archive.namelist()):
            raise UnreadableError(_RICH)


def _refuse_uncounted(written: Workbook, counted: Workbook) -> None:
    for sheet in written.worksheets:
        for row in sheet.iter_rows():
            for cell in row:
                if cell.data_type == "f" and counted[sheet.title][cell.coordinate].value is None:
                    raise UnreadableError(_UNCOUNTED)


def _uncover(book: Workbook) -> None:
    """Take away what is out of sight."""
    from openpyxl.packaging.core import DocumentProperties  # noqa: PLC0415 - as above
    from openpyxl.packaging.custom import CustomPropertyList  # noqa: PLC0415 - as above

    shown = [sheet for sheet in book.worksheets if sheet.sheet_state == "visible"]
    if not shown:
        raise UnreadableError(_ALL_HIDDEN)
    for sheet in book.worksheets:
        if sheet not in shown:
            book.remove(sheet)
    book.active = 0
    book.defined_names.clear()
    for sheet in shown:
        _empty_hidden(sheet)
    book.properties, book.custom_doc_props = DocumentProperties(creator=""), CustomPropertyList()


def _empty_hidden(sheet: Worksheet) -> None:
    columns = {
        number
        for column in sheet.column_dimensions.values()
        if column.hidden or column.width == 0
        for number in range(column.min or 0, (column.max or 0) + 1)
    }
    rows = {number for number, row in sheet.row_dimensions.items() if row.hidden or row.height == 0}
    for line in sheet.iter_rows():
        for cell in line:
            cell.comment = None
            if cell.row in rows or cell.column in columns:
                cell.value = None
