"""PDF: pages with a text layer as paragraphs and tables; pages without one are named, not guessed at."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

import pypdfium2
import pypdfium2.raw as pdfium

from gongkai.documents.grid import Block, Document, Table
from gongkai.documents.readers.containers import caps
from gongkai.documents.readers.containers.pdf_aligned import aligned
from gongkai.documents.readers.containers.pdf_lines import Line, lines_of
from gongkai.documents.readers.containers.pdf_margins import without_margins
from gongkai.documents.readers.containers.pdf_page import Sheet, read_sheet
from gongkai.documents.readers.containers.pdf_paragraphs import paragraphs
from gongkai.documents.readers.containers.pdf_rules import grids
from gongkai.documents.readers.containers.pdf_tables import fill
from gongkai.documents.readers.containers.places import numbered
from gongkai.documents.readers.containers.prose import tidy
from gongkai.documents.readers.containers.scans import scanned
from gongkai.documents.unreadable import UnreadableError

_FEW_GLYPHS = 8
_PICTURED = 0.4
_UNMAPPED = 0.2


def extract_pdf(data: bytes) -> Document:
    """The blocks of a PDF with page and box of each. Raises UnreadableError for a locked or broken file."""
    book = _opened(data)
    try:
        pages = len(book)
        sheets = [_sheet(book, number) for number in range(1, min(pages, caps.PAGES) + 1)]
        title = tidy(book.get_metadata_value("Title"))
    finally:
        book.close()
    if not any(sheet.glyphs for sheet in sheets) or all(_is_picture(sheet) for sheet in sheets):
        return scanned(pages)
    metadata = (("title", title),) if title else ()
    return Document(numbered(_blocks(sheets)), "pdf", pages, metadata, tuple(_notes(sheets, pages)))


def _opened(data: bytes) -> pypdfium2.PdfDocument:
    try:
        book = pypdfium2.PdfDocument(data)
        if len(book):
            return book
    except pypdfium2.PdfiumError as error:
        if error.err_code == pdfium.FPDF_ERR_PASSWORD:
            raise UnreadableError("PDF 文件设有打开密码，无法读取；请去掉密码后另存一份再试。") from None
        if error.err_code == pdfium.FPDF_ERR_SECURITY:
            raise UnreadableError("PDF 文件的加密方式不受支持，无法读取；请另存为不加密的 PDF 再试。") from None
    raise UnreadableError("PDF 文件不完整或已损坏，打不开；请重新下载，或另存一份再试。")


def _sheet(book: pypdfium2.PdfDocument, number: int) -> Sheet:
    try:
        page = book[number - 1]
    except pypdfium2.PdfiumError:
        raise UnreadableError(f"PDF 的第 {number} 页已损坏，读不出来；请重新下载，或另存一份再试。") from None
    try:
        return read_sheet(page, number)
    finally:
        page.close()


def _is_picture(sheet: Sheet) -> bool:
    return len(sheet.glyphs) < _FEW_GLYPHS and sheet.pictures > _PICTURED


def _blocks(sheets: Sequence[Sheet]) -> Iterator[Block]:
    ruled = [fill(grids(sheet.rules), sheet.glyphs, sheet.number) for sheet in sheets]
    lines = without_margins(
        [(sheet.height, lines_of(outside)) for sheet, (_, outside) in zip(sheets, ruled, strict=True)]
    )
    for sheet, (tables, _), page in zip(sheets, ruled, lines, strict=True):
        yield from _page(tables, page, sheet.number)


def _page(tables: Sequence[Table], lines: Sequence[Line], number: int) -> Iterator[Block]:
    """A page's blocks from the top: ruled tables, tables by alignment, and the prose between them."""
    ordered = sorted([*tables, *aligned(lines, number)], key=_top)
    for prose, group in groupby(ordered, key=lambda block: isinstance(block, Line)):
        if prose:
            yield from paragraphs([line for line in group if isinstance(line, Line)], number)
        else:
            yield from (table for table in group if isinstance(table, Table))


def _top(block: Line | Table) -> float:
    if isinstance(block, Line):
        return block.box[1]
    return block.where.box[1] if block.where.box else 0.0


def _notes(sheets: Sequence[Sheet], pages: int) -> Iterator[str]:
    pictures = [str(sheet.number) for sheet in sheets if _is_picture(sheet)]
    if pictures:
        yield f"第 {'、'.join(pictures[:20])}{' 等' if len(pictures) > 20 else ''} 页是图片，没有文字层，未读取。"  # noqa: PLR2004 - as many as fit a line
    if pages > len(sheets):
        yield f"文件共 {pages} 页，只读取了前 {len(sheets)} 页。"
    if any(sheet.cut for sheet in sheets):
        yield "有的页面内容异常繁多，只读取了其中一部分。"
    if _garbled([glyph[4] for sheet in sheets for glyph in sheet.glyphs]):
        yield "文字层的字体没有对应的编码，读出的文字不可靠。"


def _garbled(characters: list[str]) -> bool:
    """Whether much of a text layer is in characters that mean nothing outside its font."""
    private = {character for character in set(characters) if _private(character)}
    return sum(map(private.__contains__, characters)) > _UNMAPPED * len(characters) if private else False


def _private(character: str) -> bool:
    return character == "\ufffd" or "\ue000" <= character <= "\uf8ff"
