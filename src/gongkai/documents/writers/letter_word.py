"""A letter as a Word document on the page of GB/T 9704, to be edited, printed and stamped."""

from __future__ import annotations

import docx
from docx.document import Document
from docx.enum.table import WD_CELL_VERTICAL_ALIGNMENT, WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Pt
from docx.table import Table, _Cell
from docx.text.paragraph import Paragraph

from gongkai.documents.letters import Letter
from gongkai.documents.writers.letter_layout import LaidForm, LaidLetter, LaidSlip, Signature, lay
from gongkai.documents.writers.word_package import describe, packed
from gongkai.documents.writers.word_page import prepare

_PITCH = Pt(28.95)
_CELL_SIZE, _CELL_PITCH, _AFTER_FORM = Pt(14), Pt(22), Pt(10)


def render(letter: Letter) -> bytes:
    """The letter as .docx."""
    laid = lay(letter)
    document = docx.Document()
    prepare(document)
    describe(document, title=laid.title, organ=laid.organ, dated=laid.dated)
    _head(document, laid)
    _body(document, laid)
    if laid.signature:
        _signature(document, laid.signature)
    if laid.slip:
        _slip(document, laid.slip)
    return packed(document)


def _head(document: Document, laid: LaidLetter) -> None:
    title = document.add_paragraph(style="Title")
    for number, line in enumerate(laid.title_lines):
        run = title.add_run()
        if number:
            run.add_break()
        run.add_text(line)
    if laid.number:
        title.paragraph_format.space_after = Pt(0)
        _flush(document.add_paragraph(laid.number)).alignment = WD_ALIGN_PARAGRAPH.CENTER
    if laid.addressee:
        paragraph = _flush(document.add_paragraph(laid.addressee))
        paragraph.paragraph_format.space_before = _PITCH if laid.number else Pt(0)


def _body(document: Document, laid: LaidLetter) -> None:
    """Blocks and attachments; the last paragraph stays with the signature, which may not stand alone on a page."""
    after_form = False
    for part in laid.body:
        if isinstance(part, LaidForm):
            _form(document, part)
        else:
            document.add_paragraph(part).paragraph_format.space_before = _AFTER_FORM if after_form else Pt(0)
        after_form = isinstance(part, LaidForm)
    if laid.signature and isinstance(laid.body[-1], str):
        document.paragraphs[-1].paragraph_format.keep_with_next = True
    for number, line in enumerate(laid.enclosed):
        form = document.add_paragraph(line).paragraph_format
        form.space_before = Pt(0) if number else _PITCH
        form.keep_with_next = True


def _signature(document: Document, signature: Signature) -> None:
    for number, line in enumerate(signature.lines):
        paragraph = _flush(document.add_paragraph(line))
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
        form = paragraph.paragraph_format
        form.left_indent, form.right_indent = Pt(signature.left), Pt(signature.right)
        form.space_before = Pt(0) if number else _PITCH
        form.keep_with_next = not number


def _slip(document: Document, slip: LaidSlip) -> None:
    title = document.add_paragraph(slip.title, style="Title")
    title.paragraph_format.page_break_before = True
    _flush(document.add_paragraph(slip.addressee))
    document.add_paragraph(slip.opening)
    _form(document, slip.form)


def _form(document: Document, form: LaidForm) -> None:
    table = document.add_table(0, len(form.widths), style="Table Grid")
    table.alignment, table.autofit = WD_TABLE_ALIGNMENT.CENTER, False
    caption = parse_xml(f"<w:tblCaption {nsdecls('w')}/>")
    caption.set(qn("w:val"), form.title)
    table._tblPr.append(caption)  # noqa: SLF001  python-docx has no face for a table's title
    for column, width in zip(table.columns, form.widths, strict=True):
        column.width = Pt(width)
    if form.header:
        _row(table, tuple((label,) for label in form.header), form)
        properties = table.rows[0]._tr.get_or_add_trPr()  # noqa: SLF001  nor for repeated header rows
        properties.append(parse_xml(f"<w:tblHeader {nsdecls('w')}/>"))
    for row in form.rows:
        _row(table, row, form)


def _row(table: Table, cells: tuple[tuple[str, ...], ...], form: LaidForm) -> None:
    row = table.add_row()  # type: ignore[no-untyped-call]  # python-docx types all but this
    row._tr.get_or_add_trPr().append(parse_xml(f"<w:cantSplit {nsdecls('w')}/>"))  # noqa: SLF001  as above
    for column, (cell, lines) in enumerate(zip(row.cells, cells, strict=True)):
        cell.width = Pt(form.widths[column])
        cell.vertical_alignment = WD_CELL_VERTICAL_ALIGNMENT.CENTER
        _cell(cell, lines, centred=bool(form.header) or not column)


def _cell(cell: _Cell, lines: tuple[str, ...], *, centred: bool) -> None:
    for number, line in enumerate(lines):
        paragraph = _flush(cell.add_paragraph() if number else cell.paragraphs[0])
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER if centred else WD_ALIGN_PARAGRAPH.LEFT
        form = paragraph.paragraph_format
        form.line_spacing_rule, form.line_spacing = WD_LINE_SPACING.EXACTLY, _CELL_PITCH
        form.space_before = form.space_after = Pt(4) if len(lines) == 1 else Pt(0)
        paragraph.add_run(line).font.size = _CELL_SIZE


def _flush(paragraph: Paragraph) -> Paragraph:
    """A paragraph without the two characters of indent."""
    paragraph.paragraph_format.first_line_indent = Pt(0)
    return paragraph
