"""The place of a cell in the file as it was handed in: a page as a picture, or the table as printed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from gongkai.annual.record import AnnualReport, Place
from gongkai.documents.grid import Document, Paragraph, Table
from gongkai.documents.media import Media
from gongkai.documents.pictures import page_sizes
from gongkai.documents.readers.containers import extract_guarded
from gongkai.documents.unreadable import UnreadableError
from gongkai_office.files.models import StoredFile
from gongkai_office.files.reading import content

_CLOSE = (300.0, 150.0)
"""Width and height in points of the close view around a cell."""
_BESIDE, _HEADS, _AROUND = 3, 3, 60


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle in points, as a drawing takes it."""

    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class PagePicture:
    """A page with the cell boxed on it: its number, how many there are, its size, the box, the close view."""

    number: int
    pages: int
    size: Box
    box: Box | None
    close: Box | None


@dataclass(frozen=True, slots=True)
class PrintedCell:
    """A cell of a table as printed; `spot` is the place that was read, `again` repeats one that spans."""

    text: str
    spot: bool
    again: bool


@dataclass(frozen=True, slots=True)
class PrintedTable:
    """The rows of a table around a place; `cut` says that there are more."""

    rows: tuple[tuple[PrintedCell, ...], ...]
    cut: bool


@dataclass(frozen=True, slots=True)
class PrintedLine:
    """A line as printed: before, at and after the place."""

    before: str
    spot: str
    after: str


@dataclass(frozen=True, slots=True)
class Original:
    """What the page shows of the file beside a cell; nothing where the file shows no place for it."""

    page: PagePicture | None = None
    tables: tuple[PrintedTable, ...] = ()
    line: PrintedLine | None = None
    trouble: str = ""


def original(file: StoredFile, report: AnnualReport, address: str, *, page: int | None = None) -> Original:
    """The file around a cell, or around its neighbours where the reader did not find it; `page` turns to another."""
    own = report.cell(address).where
    where = own or _near(report, address)
    try:
        data = content(file)
        if file.media is Media.PDF:
            return Original(page=_page(data, file.name, where, own if page is None else None, page))
        return _printed(extract_guarded(data, file.name), where, own)
    except UnreadableError as error:
        return Original(trouble=error.message)


def _near(report: AnnualReport, address: str) -> Place | None:
    """The place of the nearest cell of the same row, else of the same table, that was found."""
    row, table = address.rpartition(".")[0], address.partition(".")[0]
    placed = [(at, cell.where) for at, cell in report.addressed() if cell.where]
    for prefix in (f"{row}.", f"{table}."):
        found = [where for at, where in placed if at.startswith(prefix)]
        if found:
            return found[0]
    return placed[0][1] if placed else None


def _page(data: bytes, name: str, where: Place | None, own: Place | None, turned: int | None) -> PagePicture:
    sizes = page_sizes(data, name)
    number = min(max(turned or (where.page if where and where.page else 1), 1), len(sizes))
    width, height = sizes[number - 1]
    box = _boxed(own) if own and own.page == number else None
    return PagePicture(number, len(sizes), Box(0, 0, width, height), box, _close(box, width, height) if box else None)


def _boxed(where: Place) -> Box | None:
    if where.box is None:
        return None
    left, top, right, bottom = where.box
    return Box(round(left - 1, 1), round(top - 1, 1), round(right - left + 2, 1), round(bottom - top + 2, 1))


def _close(box: Box, width: float, height: float) -> Box:
    """The part of the page around a box, kept inside the page."""
    wide, high = min(max(_CLOSE[0], box.width + 40), width), min(max(_CLOSE[1], box.height + 40), height)
    left = min(max(box.x + box.width / 2 - wide / 2, 0), width - wide)
    top = min(max(box.y + box.height / 2 - high / 2, 0), height - high)
    return Box(round(left, 1), round(top, 1), round(wide, 1), round(high, 1))


def _printed(document: Document, where: Place | None, own: Place | None) -> Original:
    tables = [block for block in document.blocks if isinstance(block, Table)]
    for table in tables:
        if any(_same(cell.where, where) for cell in table.cells):
            return Original(tables=(_table(table, where, own),))
    lines = [block for block in document.blocks if isinstance(block, Paragraph) and _same(block.where, own)]
    if lines and own:
        return Original(line=_line(lines[0].text, own.start or 0, own.end or 0))
    return Original(tables=tuple(_table(table, None, None) for table in tables[:3]))


def _same(one: Place, other: Place | None) -> bool:
    """Whether two places are one table cell or one line, whatever part of its text they mean."""
    return other is not None and replace(one, start=None, end=None) == replace(other, start=None, end=None)


def _table(table: Table, where: Place | None, own: Place | None) -> PrintedTable:
    """The head of a table and the rows beside a place; all of it where no place is known."""
    rows = list(_rows(table, own))
    at = next((cell.row for cell in table.cells if _same(cell.where, where)), None)
    if at is None:
        return PrintedTable(tuple(rows), cut=False)
    shown = [row for number, row in enumerate(rows) if number < _HEADS or abs(number - at) <= _BESIDE]
    return PrintedTable(tuple(shown), cut=len(shown) < len(rows))


def _rows(table: Table, own: Place | None) -> Iterator[tuple[PrintedCell, ...]]:
    """The rows with every spanned cell repeated where it reaches."""
    grid = [[PrintedCell("", spot=False, again=False)] * table.width for _ in range(table.height)]
    for cell in table.cells:
        spot = _same(cell.where, own)
        for row in range(cell.row, cell.row + cell.rows):
            for column in range(cell.column, cell.column + cell.columns):
                grid[row][column] = PrintedCell(cell.text, spot, again=(row, column) != (cell.row, cell.column))
    yield from (tuple(_folded(row)) for row in grid)


def _folded(row: Sequence[PrintedCell]) -> Iterator[PrintedCell]:
    """A row without what repeats from the left."""
    for place, cell in enumerate(row):
        if not (place and cell.again and row[place - 1].text == cell.text):
            yield cell


def _line(text: str, start: int, end: int) -> PrintedLine:
    return PrintedLine(text[max(0, start - _AROUND) : start], text[start:end], text[end : end + _AROUND])
