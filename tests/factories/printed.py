"""A record as the official form prints it: headings, paragraphs and three tables with their spans.

Every layout of `tests.factories.layouts` is a rendering of this one page, so that layouts differ in nothing else.
A missing cell prints as nothing; a row of table three that is missing from end to end is left out.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby

from gongkai.annual.forms import APPLICANTS, DISPUTES, RESULTS, Form, ProactiveBlock, RequestRow, request_address
from gongkai.annual.record import AnnualReport
from gongkai.documents.grid import Block, Document, GridCell, Paragraph, Table
from tests.factories.figures import SINGLE_OTHER

CORNER = "（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）"
HANDLING = "三、本年度办理结果"
TABLE_SECTIONS = ("2", "3", "4")
_LABELS = 3
_OTHER_LABEL = "（六）其他处理"


def page(report: AnnualReport) -> Document:
    """Everything a report prints, in order; `container` is text and places are empty."""
    return Document(tuple(_blocks(report)), container="text")


def tables(report: AnnualReport) -> tuple[Table, Table, Table]:
    """Tables two, three and four; a table without cells is one the report does not have."""
    return proactive_table(report), request_table(report), dispute_table(report)


def _blocks(report: AnnualReport) -> Iterator[Block]:
    yield Paragraph(report.title, level=1)
    yield from map(Paragraph, _lines(report, "0"))
    by_section = dict(zip(TABLE_SECTIONS, tables(report), strict=True))
    for section, heading in sorted(report.headings.items()):
        yield Paragraph(heading, level=2)
        if section in by_section and by_section[section].cells:
            yield by_section[section]
        yield from map(Paragraph, _lines(report, section))
    if report.signed_on:
        yield Paragraph(report.organ)
        yield Paragraph(f"{report.signed_on.year}年{report.signed_on.month}月{report.signed_on.day}日")


def _lines(report: AnnualReport, section: str) -> list[str]:
    return report.narrative.get(section, "").splitlines()


def proactive_table(report: AnnualReport) -> Table:
    """Table two: four columns, a band over each block."""
    if not report.layout or not _has(report, report.layout.proactive_addresses):
        return Table(())
    rows: list[list[GridCell]] = []
    for block in report.layout.proactive:
        rows += _proactive_block(report, block, start=len(rows))
    return Table(tuple(cell for row in rows for cell in row))


def _proactive_block(report: AnnualReport, block: ProactiveBlock, start: int) -> list[list[GridCell]]:
    """The band, the line of headers and the lines of one block; the last cell reaches the right edge."""
    values = (
        (row.label, *(_text(report, f"proactive.{row.key}.{field}") for field in row.fields)) for row in block.rows
    )
    texts = (("信息内容", *block.headers), *values)
    band = GridCell(block.label, start, 0, columns=4)
    return [[band], *(_line(line, number) for number, line in enumerate(texts, start + 1))]


def _line(texts: tuple[str, ...], row: int) -> list[GridCell]:
    last = len(texts) - 1
    cells = [GridCell(text, row, column) for column, text in enumerate(texts[:-1])]
    return [*cells, GridCell(texts[-1], row, last, columns=4 - last)]


def request_rows(report: AnnualReport) -> tuple[RequestRow, ...]:
    """The rows of table three that the report prints, in order, （六）其他处理 as one row where it is one."""
    if not report.layout:
        return ()
    return tuple(row for row in _printable(report.layout) if _has(report, _row_addresses(row)))


def _printable(form: Form) -> Iterator[RequestRow]:
    one_row = any(row.key == SINGLE_OTHER for row in form.request_rows)
    for row in form.request_rows:
        if row.key.startswith("other.") and not one_row:
            one_row = True
            yield RequestRow(SINGLE_OTHER, _OTHER_LABEL, outcome=True)
        yield row


def _row_addresses(row: RequestRow) -> tuple[str, ...]:
    return tuple(request_address(row.key, column.key) for column in APPLICANTS)


def request_table(report: AnnualReport) -> Table:
    """Table three: three columns of labels, seven of numbers, three lines of headers."""
    printed = request_rows(report)
    if not printed:
        return Table(())
    cells = [*_request_header()]
    for number, row in enumerate(printed, start=3):
        cells += _labels(printed, row, number)
        cells += [
            GridCell(_text(report, address), number, _LABELS + column)
            for column, address in enumerate(_row_addresses(row))
        ]
    return Table(tuple(cells))


def _request_header() -> Iterator[GridCell]:
    yield GridCell(CORNER, 0, 0, rows=3, columns=_LABELS)
    yield GridCell("申请人情况", 0, 3, columns=7)
    yield GridCell(APPLICANTS[0].label, 1, 3, rows=2)
    yield GridCell("法人或其他组织", 1, 4, columns=5)
    yield GridCell(APPLICANTS[-1].label, 1, 9, rows=2)
    for column, applicant in enumerate(APPLICANTS[1:-1], start=4):
        yield GridCell(applicant.label, 2, column)


def _labels(printed: tuple[RequestRow, ...], row: RequestRow, number: int) -> Iterator[GridCell]:
    """The labels that begin in a row: its own, and those of the groups it opens."""
    inside = [r for r in printed if r.outcome or r.key == "handled"]
    if row not in inside:
        yield GridCell(row.label, number, 0, columns=_LABELS)
        return
    if row == inside[0]:
        yield GridCell(HANDLING, number, 0, rows=len(inside))
    if not row.group:
        yield GridCell(row.label, number, 1, columns=2)
        return
    group = [r for r in printed if r.group == row.group]
    if row == group[0]:
        yield GridCell(row.group, number, 1, rows=len(group))
    yield GridCell(row.label, number, 2)


def dispute_table(report: AnnualReport) -> Table:
    """Table four: fifteen numbers under three lines of headers."""
    if not report.layout or not _has(report, report.layout.dispute_addresses):
        return Table(())
    reconsideration, *litigation = DISPUTES
    cells = [
        GridCell(reconsideration.label, 0, 0, columns=5),
        GridCell("行政诉讼", 0, 5, columns=10),
        *(GridCell(result.label, 1, column, rows=2) for column, result in enumerate(RESULTS)),
        *(GridCell(dispute.label, 1, 5 + 5 * n, columns=5) for n, dispute in enumerate(litigation)),
        *(GridCell(RESULTS[column % 5].label, 2, 5 + column) for column in range(10)),
        *(GridCell(_text(report, a), 3, column) for column, a in enumerate(report.layout.dispute_addresses)),
    ]
    return Table(tuple(cells))


def _has(report: AnnualReport, addresses: Iterable[str]) -> bool:
    return any(address in report.cells for address in addresses)


def _text(report: AnnualReport, address: str) -> str:
    return report.cell(address).text


def lines(table: Table) -> list[list[GridCell]]:
    """The cells of a table by the row they begin in, as a page is copied: spanned rows are not repeated."""
    ordered = sorted(table.cells, key=lambda cell: (cell.row, cell.column))
    return [list(row) for _, row in groupby(ordered, key=lambda cell: cell.row)]


def padded(table: Table) -> list[list[str]]:
    """The full grid of texts; positions a span covers are empty."""
    grid = [[""] * table.width for _ in range(table.height)]
    for cell in table.cells:
        grid[cell.row][cell.column] = cell.text
    return grid


def expanded(table: Table) -> list[list[str]]:
    """The full grid of texts; a span repeats its text in every position, as data programs read tables."""
    grid = [[""] * table.width for _ in range(table.height)]
    for cell in table.cells:
        for row in range(cell.row, cell.row + cell.rows):
            grid[row][cell.column : cell.column + cell.columns] = [cell.text] * cell.columns
    return grid
