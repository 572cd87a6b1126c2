"""A report as a Word file and as a workbook, the way an office types them: merged cells, no styles to rely on."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

import docx
from docx.document import Document as WordDocument
from xlsxwriter import Workbook
from xlsxwriter.worksheet import Worksheet

from gongkai.annual.record import AnnualReport
from gongkai.documents.grid import Paragraph, Table
from tests.factories.printed import page

_WHEN = datetime(2024, 1, 1, tzinfo=UTC)


def word_file(report: AnnualReport) -> bytes:
    """A .docx through python-docx: plain paragraphs, tables with merged cells."""
    document = docx.Document()
    document.core_properties.created = document.core_properties.modified = _WHEN
    for block in page(report).blocks:
        if isinstance(block, Paragraph):
            document.add_paragraph(block.text)
        else:
            _add_table(document, block)
    buffer = BytesIO()
    document.save(buffer)
    return _undated(buffer.getvalue())


def _add_table(document: WordDocument, table: Table) -> None:
    grid = document.add_table(table.height, table.width)
    grid.style = document.styles["Table Grid"]
    unmerged = [row.cells for row in grid.rows]
    for cell in table.cells:
        corner = unmerged[cell.row][cell.column]
        if cell.rows > 1 or cell.columns > 1:
            corner = corner.merge(unmerged[cell.row + cell.rows - 1][cell.column + cell.columns - 1])
        corner.text = cell.text


def _undated(archive: bytes) -> bytes:
    """The same archive with every entry dated alike, so that the file does not change from run to run."""
    buffer = BytesIO()
    with ZipFile(BytesIO(archive)) as source, ZipFile(buffer, "w") as target:
        for name in source.namelist():
            target.writestr(ZipInfo(name), source.read(name), ZIP_DEFLATED)
    return buffer.getvalue()


def workbook(report: AnnualReport) -> bytes:
    """An .xlsx of one sheet: prose in column A, tables with merged cells, numbers typed as numbers."""
    return _book(report, lambda book, _: book.worksheets()[0] if book.worksheets() else book.add_worksheet("年度报告"))


def workbook_of_sheets(report: AnnualReport) -> bytes:
    """An .xlsx with a sheet for each section, named by its heading."""
    return _book(
        report,
        lambda book, block: book.add_worksheet(block.text[:31]) if block.level else book.worksheets()[-1],
    )


def _book(report: AnnualReport, sheet_of: Callable[[Workbook, Paragraph], Worksheet]) -> bytes:
    """Write block after block; a paragraph says on which sheet to go on."""
    buffer = BytesIO()
    with Workbook(buffer, {"in_memory": True}) as book:
        book.set_properties({"created": _WHEN.replace(tzinfo=None)})
        rows: dict[str, int] = {}
        for block in page(report).blocks:
            if isinstance(block, Paragraph):
                sheet = sheet_of(book, block)
                sheet.write_string(rows.setdefault(sheet.name, 0), 0, block.text)
                rows[sheet.name] += 1
            else:
                _write_table(sheet, block, rows[sheet.name])
                rows[sheet.name] += block.height + 1
    return buffer.getvalue()


def _write_table(sheet: Worksheet, table: Table, top: int) -> None:
    for cell in table.cells:
        row, column = top + cell.row, cell.column
        if cell.rows > 1 or cell.columns > 1:
            sheet.merge_range(row, column, row + cell.rows - 1, column + cell.columns - 1, "")
        try:
            sheet.write_number(row, column, float(cell.text))
        except ValueError:
            sheet.write_string(row, column, cell.text)
