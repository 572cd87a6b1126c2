"""A report as a Word document on the page of GB/T 9704: real headings, marked header rows, page number field."""

from __future__ import annotations

import docx
from docx.document import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import parse_xml
from docx.shared import Pt
from docx.text.paragraph import Paragraph

from gongkai.annual.record import AnnualReport
from gongkai.documents.layout import NOTES_HEADING
from gongkai.documents.writers.official import OfficialReport, Section, compose, title_lines
from gongkai.documents.writers.word_package import describe, packed
from gongkai.documents.writers.word_page import LEAD_STYLE, prepare
from gongkai.documents.writers.word_table import table_xml
from gongkai.documents.writers.wording import lead


def render(report: AnnualReport) -> bytes:
    """The report as .docx."""
    return printed(compose(report))


def printed(official: OfficialReport) -> bytes:
    """Anything composed as a report is, as .docx."""
    document = docx.Document()
    prepare(document)
    describe(document, title=official.title, organ=official.organ, dated=official.dated)
    _title(document, official)
    for section in official.sections:
        _section(document, section)
    _signature(document, official)
    _notes(document, official)
    return packed(document)


def _title(document: Document, official: OfficialReport) -> None:
    paragraph = document.add_paragraph(style="Title")
    for number, line in enumerate(title_lines(official)):
        run = paragraph.add_run()
        if number:
            run.add_break()
        run.add_text(line)


def _section(document: Document, section: Section) -> None:
    if section.heading:
        document.add_paragraph(section.heading, style="Heading 1")
    if section.table:
        table = parse_xml(table_xml(section.table))
        document.element.body.insert_element_before(table, "w:sectPr")
    for text in section.paragraphs:
        _paragraph(document.add_paragraph(), text)


def _paragraph(paragraph: Paragraph, text: str) -> None:
    heading, rest = lead(text)
    if heading:
        paragraph.add_run(heading, style=LEAD_STYLE)
    paragraph.add_run(rest)


def _signature(document: Document, official: OfficialReport) -> None:
    for number, line in enumerate(official.signature):
        paragraph = document.add_paragraph(line)
        paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
        form = paragraph.paragraph_format
        form.right_indent = Pt(32)
        form.space_before = Pt(0 if number else 29)
        form.keep_with_next = not number


def _notes(document: Document, official: OfficialReport) -> None:
    if official.notes:
        document.add_paragraph(NOTES_HEADING, style="Heading 1")
    for note in official.notes:
        paragraph = document.add_paragraph()
        paragraph.add_run(note).font.size = Pt(10.5)
