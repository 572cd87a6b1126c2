"""Files with something out of sight, made for the tests; their people cannot exist (tests.factories.impossible)."""

from __future__ import annotations

import ctypes
from io import BytesIO

import docx
import pypdfium2
import pypdfium2.raw as pdfium
import xlsxwriter
from docx.oxml import parse_xml

from tests.factories.impossible import id_number, mobile

CARD, PHONE = id_number("19900307"), mobile(1234)
ROWS = (("姓名", "身份证号", "金额"), ("王甲丁", CARD, "500"), ("李乙丙", "", "600"), ("合计", "", "1100"))
_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def workbook(
    *, hide_sheet: bool = False, hide_row: bool = False, hide_column: bool = False, comment: str = "", author: str = ""
) -> bytes:
    """A subsidy list; its second sheet, its third row or its second column hidden."""
    out = BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True})
    shown, second = book.add_worksheet("名单"), book.add_worksheet("底稿")
    for sheet in (shown, second):
        for number, row in enumerate(ROWS):
            sheet.write_row(number, 0, row)
    if hide_sheet:
        second.hide()
    if hide_row:
        shown.set_row(2, None, None, {"hidden": True})
    if hide_column:
        shown.set_column(1, 1, None, None, {"hidden": True})
    if comment:
        shown.write_comment("A2", comment)
    book.set_properties({"author": author})
    book.close()
    return out.getvalue()


def letter(*, markup: str = "", comment: str = "", header: str = "", author: str = "python-docx") -> bytes:
    """A Word file with one paragraph, and one more written as WordprocessingML."""
    document = docx.Document()
    paragraph = document.add_paragraph("关于发放补贴的公示")
    if markup:
        document.element.body.insert(1, parse_xml(f"<w:p {_W}>{markup}</w:p>"))
    if comment:
        document.add_comment(paragraph.runs, text=comment, author="赵丙戊")
    if header:
        document.sections[0].header.paragraphs[0].text = header
    document.core_properties.author = author
    document.core_properties.comments = ""
    out = BytesIO()
    document.save(out)
    return out.getvalue()


def page(*, box: str = "", author: str = "", note: str = "", attached: str = "", below: bool = False) -> bytes:
    """A PDF with an identity number; a filled box `over` or `under` it; the number below the page's edge."""
    book = pypdfium2.PdfDocument.new()
    sheet = book.new_page(595, 842)
    if box == "under":
        _box(sheet)
    _text(book, sheet, CARD, -50.0 if below else 700.0)
    _text(book, sheet, "Public notice 2023", 600.0)
    if box == "over":
        _box(sheet)
    if note:
        _note(sheet, note)
    pdfium.FPDFPage_GenerateContent(sheet.raw)
    if attached:
        book.new_attachment(attached).set_data(b"x")
    out = BytesIO()
    book.save(out)
    data = out.getvalue()
    return data if not author else _with_author(data, author)


def _box(sheet: pypdfium2.PdfPage) -> None:
    path = pdfium.FPDFPageObj_CreateNewRect(60.0, 690.0, 300.0, 30.0)
    pdfium.FPDFPageObj_SetFillColor(path, 0, 0, 0, 255)
    pdfium.FPDFPath_SetDrawMode(path, pdfium.FPDF_FILLMODE_WINDING, 0)
    pdfium.FPDFPage_InsertObject(sheet.raw, path)


def _text(book: pypdfium2.PdfDocument, sheet: pypdfium2.PdfPage, text: str, height: float) -> None:
    drawn = pdfium.FPDFPageObj_NewTextObj(book.raw, b"Helvetica", 12.0)
    pdfium.FPDFText_SetText(drawn, _wide(text))
    pdfium.FPDFPageObj_Transform(drawn, 1, 0, 0, 1, 72.0, height)
    pdfium.FPDFPage_InsertObject(sheet.raw, drawn)


def _note(sheet: pypdfium2.PdfPage, words: str) -> None:
    note = pdfium.FPDFPage_CreateAnnot(sheet.raw, pdfium.FPDF_ANNOT_TEXT)
    pdfium.FPDFAnnot_SetRect(note, pdfium.FS_RECTF(10, 20, 20, 10))
    pdfium.FPDFAnnot_SetStringValue(note, b"Contents", _wide(words))
    pdfium.FPDFPage_CloseAnnot(note)


def _wide(text: str) -> object:
    encoded = (text + "\x00").encode("utf-16-le")
    return ctypes.cast(ctypes.create_string_buffer(encoded), ctypes.POINTER(ctypes.c_ushort))


def _with_author(data: bytes, author: str) -> bytes:
    """The file with an information dictionary appended, as an update by hand."""
    info = f"9999 0 obj\n<</Author ({author})>>\nendobj\n".encode()
    start = data.rindex(b"startxref") + len(b"startxref")
    previous = int(data[start:].split()[0])
    root = data[data.rindex(b"/Root") :].split(b"R", 2)[1].split(b"/")[0] if b"/Root" in data else b""
    trailer = f"<</Size 10000/Root{root.decode()}R/Info 9999 0 R/Prev {previous}>>"
    table = f"xref\n9999 1\n{len(data):010d} 00000 n \ntrailer\n{trailer}\n"
    return data + info + f"{table}startxref\n{len(data) + len(info)}\n%%EOF\n".encode()
