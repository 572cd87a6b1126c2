"""A report as plain text, in every shape that text layers and copied pages come in.

Each function is pure: record in, text out. Rows are separated by line feeds.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from io import StringIO

from gongkai.annual.record import AnnualReport
from gongkai.documents.grid import Block, Document, GridCell, Paragraph, Table
from tests.factories.printed import expanded, lines, padded, page

_TOKENS = re.compile(r"(?:[!-~]+|.)[，。；：、）”》〕]*")
_LINE = 28
_NARROW = 11
_NUMBERS_OF_REQUESTS = 7


def tabbed(report: AnnualReport) -> str:
    """Copied from a page: cells parted by tabs; rows that a span covers begin with what is left of them."""
    return _render(page(report), lambda table: ("\t".join(_texts(row)) for row in lines(table)))


def tab_grid(report: AnnualReport) -> str:
    """Converted from a PDF: the full grid parted by tabs, empty where a span reaches."""
    return _render(page(report), lambda table: ("\t".join(row) for row in padded(table)))


def tab_expanded(report: AnnualReport) -> str:
    """As a data program gives a page: every position a span covers says the same again."""
    return _render(page(report), lambda table: ("\t".join(row) for row in expanded(table)))


def comma_separated(report: AnnualReport) -> str:
    """Exported from a workbook: the full grid as CSV, prose in the first column."""
    buffer = StringIO()
    writer = csv.writer(buffer)
    for block in page(report).blocks:
        writer.writerows([[block.text]] if isinstance(block, Paragraph) else padded(block))
    return buffer.getvalue()


def barred(report: AnnualReport) -> str:
    """Copied from a page: cells parted by bars; what spans take away is made up for at the right."""
    return _render(page(report), _barred_rows)


def _barred_rows(table: Table) -> Iterator[str]:
    for row in lines(table):
        yield " | ".join(_texts(row)) + " | " + "|" * (table.width - len(row))


def barred_upright(report: AnnualReport) -> str:
    """Copied from a page into a narrow column: a cell a line, a bar behind each; bars alone where spans reached."""
    return _render(page(report), _upright_rows)


def _upright_rows(table: Table) -> Iterator[str]:
    for row in lines(table):
        yield from (f"{text} |".lstrip() for text in _texts(row))
        if table.width > len(row):
            yield "|" * (table.width - len(row))


def barred_open(report: AnnualReport) -> str:
    """The same with the bars in front: the first cell of a row has none, a bar alone ends the row."""
    return _render(page(report), lambda table: (line for row in lines(table) for line in _open_row(_texts(row))))


def _open_row(texts: list[str]) -> Iterator[str]:
    yield texts[0] or "|"
    yield from (f"| {text}".rstrip() for text in texts[1:])
    yield "|"


def markdown(report: AnnualReport) -> str:
    """Markdown: headings by level, pipe tables with the full grid."""
    return "\n\n".join(
        f"{'#' * block.level} {block.text}".lstrip() if isinstance(block, Paragraph) else _pipe_table(block)
        for block in page(report).blocks
    )


def _pipe_table(table: Table) -> str:
    rows = [f"| {' | '.join(row)} |" for row in padded(table)]
    return "\n".join([rows[0], "|---" * table.width + "|", *rows[1:]])


def one_a_line(report: AnnualReport) -> str:
    """As pymupdf gives a PDF: every cell on a line of its own, the tall label one character a line."""
    return _render(_wrapped(page(report)), lambda table: (t for row in lines(table) for t in _upright(row)))


def spaced(report: AnnualReport) -> str:
    """As pypdf gives a PDF: a row's texts on one line, parted by spaces; tall labels on lines before."""
    return _render(_wrapped(page(report)), _spaced_rows)


def _spaced_rows(table: Table) -> Iterator[str]:
    for row in lines(table):
        tall = [cell for cell in row if cell.rows > 1]
        yield from _upright(tall)
        rest = [cell.text for cell in row if cell.rows == 1 and cell.text]
        if rest:
            yield " ".join(rest)


def repeated(report: AnnualReport) -> str:
    """As pdfplumber scripts give a PDF: the lines of each page, then the page's table again between bars."""
    return "\n".join(line for number, sheet in enumerate(_pages(report), 1) for line in _twice(sheet, number))


def _pages(report: AnnualReport) -> Iterator[Document]:
    """The document cut after every table."""
    blocks: list[Block] = []
    for block in _wrapped(page(report)).blocks:
        blocks.append(block)
        if isinstance(block, Table):
            yield Document(tuple(blocks), "text")
            blocks = []
    yield Document(tuple(blocks), "text")


def _twice(sheet: Document, number: int) -> Iterator[str]:
    yield _render(sheet, _spaced_rows)
    yield f"- {number} -"
    for table in (block for block in sheet.blocks if isinstance(block, Table)):
        yield from (f"| {' | '.join(row)} |" for row in padded(table))


def glued(report: AnnualReport) -> str:
    """As a crawler strips a page: cells of tables two and three without any mark between them.

    Only the fifteen numbers of table four keep their blanks.
    """
    return _render(page(report), _glued_rows, between="")


def _glued_rows(table: Table) -> Iterator[str]:
    *upper, last = lines(table)
    yield "".join(text for row in upper for text in _texts(row))
    yield (" " + " ".join(_texts(last)) + " ") if len(last) > _NARROW else "".join(_texts(last))


def shredded(report: AnnualReport) -> str:
    """As a converter shreds a PDF: labels that broke over lines stand apart from their numbers."""
    return _render(_wrapped(page(report)), _shreds)


def _shreds(table: Table) -> Iterator[str]:
    """Rows with a short label stay rows; of the others the label comes first, then a table of bare numbers."""
    for row in lines(table):
        labels = [cell.text for cell in row[:-_NUMBERS_OF_REQUESTS]]
        numbers = _texts(row[-_NUMBERS_OF_REQUESTS:])
        if table.width != _NUMBERS_OF_REQUESTS + 3 or row[0].row < 3:
            yield " ".join(_texts(row))
        elif max(map(len, labels)) <= _NARROW:
            yield from (*labels[:-1], f"| {' | '.join([labels[-1], *numbers])} |", "|---" * 8 + "|")
        else:
            broken = [piece for label in labels for piece in _pieces(label, _NARROW)]
            yield from ("", *broken, "", f"| {' | '.join(numbers)} |", "|---" * 7 + "|")


def _pieces(text: str, width: int) -> list[str]:
    """Text cut into lines, never within a number or a Latin word and never before a closing mark."""
    pieces = [""]
    for token in _TOKENS.findall(text):
        if len(pieces[-1]) + len(token) > width:
            pieces.append("")
        pieces[-1] += token
    return pieces


def _upright(cells: list[GridCell]) -> Iterator[str]:
    """Texts one a line; a label over more than ten rows is set upright, one character a line."""
    for cell in cells:
        yield from cell.text if cell.rows > _NARROW else (cell.text,)


def _texts(row: list[GridCell]) -> list[str]:
    return [cell.text for cell in row]


def _wrapped(document: Document) -> Document:
    """Prose broken into the lines of a page, as a text layer has it."""
    return replace(
        document,
        blocks=tuple(
            replace(block, text="\n".join(_pieces(block.text, _LINE))) if isinstance(block, Paragraph) else block
            for block in document.blocks
        ),
    )


def _render(document: Document, rows: Callable[[Table], Iterator[str]], *, between: str = "\n") -> str:
    """The blocks of a document in order, tables through `rows`."""
    parts: list[str] = []
    for block in document.blocks:
        parts += [block.text] if isinstance(block, Paragraph) else rows(block)
    return between.join(parts)
