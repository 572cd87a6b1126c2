"""A report as one self-contained HTML file: headings, tables with captions and scopes, no script, ready to print."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape
from importlib.resources import files

from gongkai.annual.record import AnnualReport
from gongkai.documents.layout import MISSING_MARK, NOTES_HEADING, LaidCell, LaidRow, width
from gongkai.documents.writers.official import OfficialReport, PrintedTable, Section, compose
from gongkai.documents.writers.wording import lead


def render(report: AnnualReport) -> bytes:
    """The report as UTF-8."""
    return printed(compose(report))


def printed(official: OfficialReport) -> bytes:
    """Anything composed as a report is, as UTF-8."""
    return "\n".join(_page(official)).encode()


def _page(official: OfficialReport) -> Iterator[str]:
    title = escape(official.title)
    yield '<!DOCTYPE html>\n<html lang="zh-CN">\n<head>\n<meta charset="utf-8">'
    yield f"<title>{title}</title>"
    yield '<meta name="viewport" content="width=device-width, initial-scale=1">'
    yield f'<meta name="ArticleTitle" content="{title}">'
    if official.published_on:
        yield f'<meta name="PubDate" content="{official.published_on.isoformat()}">'
    yield f'<meta name="ContentSource" content="{escape(official.organ)}">'
    yield f"<style>\n{_style()}</style>\n</head>\n<body>\n<main>\n<h1>{title}</h1>"
    for section in official.sections:
        yield from _section(section)
    if official.signature:
        yield '<div class="signature">'
        yield from (f"<p>{escape(line)}</p>" for line in official.signature)
        yield "</div>"
    yield "</main>"
    if official.notes:
        yield f'<aside class="notes">\n<h2>{NOTES_HEADING}</h2>\n<ol>'
        yield from (f"<li>{escape(note)}</li>" for note in official.notes)
        yield "</ol>\n</aside>"
    yield "</body>\n</html>\n"


def _style() -> str:
    return (files(__package__) / "page.css").read_text(encoding="utf-8")


def _section(section: Section) -> Iterator[str]:
    yield "<section>"
    if section.heading:
        yield f"<h2>{escape(section.heading)}</h2>"
    if section.table:
        yield from _table(section.table)
    yield from map(_paragraph, section.paragraphs)
    yield "</section>"


def _paragraph(text: str) -> str:
    heading, rest = lead(text)
    return (
        f'<p><strong class="lead">{escape(heading)}</strong>{escape(rest)}</p>' if heading else f"<p>{escape(text)}</p>"
    )


def _table(table: PrintedTable) -> Iterator[str]:
    """A table that scrolls by itself on a narrow screen; the keyboard reaches it."""
    caption = escape(table.title)
    yield f'<div class="wide" role="region" aria-label="{caption}" tabindex="0">'
    yield f'<table class="table-{width(table.rows)}">\n<caption>{caption}</caption>'
    yield f"<colgroup>{'<col>' * width(table.rows)}</colgroup>"
    head = [row for row in table.rows if row.head]
    if head:
        yield "<thead>"
        yield from map(_row, head)
        yield "</thead>"
    yield "<tbody>"
    yield from (_row(row) for row in table.rows if not row.head)
    yield "</tbody>\n</table>\n</div>"


def _row(row: LaidRow) -> str:
    return f"<tr>{''.join(_cell(cell, row) for cell in row.cells)}</tr>"


def _cell(cell: LaidCell, row: LaidRow) -> str:
    spans = "".join(f' {name}="{n}"' for name, n in (("rowspan", cell.rows), ("colspan", cell.columns)) if n > 1)
    text = escape(cell.text)
    if not cell.header:
        mark = ' class="missing" title="原件没有这一格"' if cell.text == MISSING_MARK else ""
        return f"<td{spans}{mark}>{text}</td>"
    return f'<th scope="{row.scope(cell)}"{spans}>{text}</th>'
