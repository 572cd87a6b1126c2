"""A paper or a volume as a Word document on the page of GB/T 9704."""

from __future__ import annotations

from datetime import UTC, datetime

import docx
from docx.document import Document
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.shared import Pt
from docx.text.paragraph import Paragraph

from gongkai.documents.papers import Grid, Heading, Paper, Volume
from gongkai.documents.writers.word_package import describe, packed
from gongkai.documents.writers.word_page import prepare
from gongkai.documents.writers.wording import printable

_PITCH, _CELL = Pt(28.95), Pt(12)
_FOUR_CHARACTERS = Pt(64)


def render(paper: Paper | Volume) -> bytes:
    """The paper as .docx."""
    document = docx.Document()
    prepare(document)
    at = datetime(paper.dated.year, paper.dated.month, paper.dated.day, tzinfo=UTC)
    describe(document, title=printable(paper.title), organ=printable(paper.organ), dated=at)
    if isinstance(paper, Volume):
        _volume(document, paper)
    else:
        _paper(document, paper)
    return packed(document)


def _volume(document: Document, volume: Volume) -> None:
    document.add_paragraph(printable(volume.title), style="Title")
    for line in (volume.organ, _day(volume)):
        _centred(document.add_paragraph(printable(line)))
    contents = document.add_paragraph("目　录", style="Title")
    contents.paragraph_format.page_break_before = True
    for number, paper in enumerate(volume.papers, 1):
        named = f"（{paper.number}）" if paper.number else ""
        _flush(document.add_paragraph(f"{number}．{printable(paper.title)}{printable(named)}"))
    for paper in volume.papers:
        _paper(document, paper, new_page=True)


def _paper(document: Document, paper: Paper, *, new_page: bool = False) -> None:
    title = document.add_paragraph(printable(paper.title), style="Title")
    title.paragraph_format.page_break_before = new_page
    title.paragraph_format.space_after = Pt(0)
    for line in filter(None, (paper.number, paper.note)):
        _centred(document.add_paragraph(printable(line)))
    _flush(document.add_paragraph())
    for block in paper.blocks:
        if isinstance(block, Heading):
            _heading(document, block)
        elif isinstance(block, Grid):
            _grid(document, block)
        else:
            document.add_paragraph(printable(block.text))
    _sign(document, paper)


def _heading(document: Document, heading: Heading) -> None:
    paragraph = document.add_paragraph(printable(heading.text), style="Heading 1")
    paragraph.paragraph_format.first_line_indent = Pt(32)


def _grid(document: Document, grid: Grid) -> None:
    table = document.add_table(0, len(grid.rows[0]), style="Table Grid")
    table.alignment = WD_TABLE_ALIGNMENT.CENTER
    for number, row in enumerate(grid.rows):
        line = table.add_row()
        properties = line._tr.get_or_add_trPr()  # noqa: SLF001  no face for repeated header rows
        properties.append(parse_xml(f"<w:cantSplit {nsdecls('w')}/>"))
        if not number:
            properties.append(parse_xml(f"<w:tblHeader {nsdecls('w')}/>"))
        for cell, text in zip(line.cells, row, strict=True):
            paragraph = _flush(cell.paragraphs[0])
            paragraph.add_run(printable(text)).font.size = _CELL


def _sign(document: Document, paper: Paper) -> None:
    for number, line in enumerate((printable(paper.organ), _day(paper))):
        paragraph = _flush(document.add_paragraph(line))
        paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
        paragraph.paragraph_format.right_indent = _FOUR_CHARACTERS
        paragraph.paragraph_format.space_before = Pt(0) if number else _PITCH
        paragraph.paragraph_format.keep_with_next = not number


def _centred(paragraph: Paragraph) -> Paragraph:
    _flush(paragraph).alignment = WD_ALIGN_PARAGRAPH.CENTER
    return paragraph


def _flush(paragraph: Paragraph) -> Paragraph:
    """A paragraph without the two characters of indent."""
    paragraph.paragraph_format.first_line_indent = Pt(0)
    return paragraph


def _day(paper: Paper | Volume) -> str:
    return f"{paper.dated.year}年{paper.dated.month}月{paper.dated.day}日"
