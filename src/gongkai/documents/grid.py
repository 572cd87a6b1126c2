"""The neutral form of any document: blocks of prose and tables of cells, each with its place, without meaning."""

from __future__ import annotations

from dataclasses import dataclass

from gongkai.annual.record import Place

NOWHERE = Place()
"""The place of what has none in its file."""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph or heading as printed. `level` is 1-6 where the container marks a heading, else 0."""

    text: str
    where: Place = NOWHERE
    level: int = 0


@dataclass(frozen=True, slots=True)
class GridCell:
    """A cell with its text and the rectangle of the table it covers (rows and columns count from 0)."""

    text: str
    row: int
    column: int
    rows: int = 1
    columns: int = 1
    where: Place = NOWHERE


@dataclass(frozen=True, slots=True)
class Table:
    """A table as printed: its cells in reading order. A spanned cell appears once, at its upper left corner.

    `exact` is true where the container itself says which cells there are (HTML, Word, Excel, a ruled PDF);
    false where cells were inferred (tabs, bars, aligned text).
    """

    cells: tuple[GridCell, ...]
    where: Place = NOWHERE
    exact: bool = True

    @property
    def height(self) -> int:
        """Number of rows."""
        return max((cell.row + cell.rows for cell in self.cells), default=0)

    @property
    def width(self) -> int:
        """Number of columns."""
        return max((cell.column + cell.columns for cell in self.cells), default=0)


Block = Paragraph | Table


@dataclass(frozen=True, slots=True)
class Document:
    """A file as blocks in reading order.

    `container` is one of html, pdf, docx, xlsx, text, scan (the contract's words).
    `metadata` holds what the container says outside its text: title, published date, source (lower-case keys).
    `notes` are plain Chinese sentences about what the container could not give (no text layer, pages cut off).
    """

    blocks: tuple[Block, ...]
    container: str
    pages: int = 0
    metadata: tuple[tuple[str, str], ...] = ()
    notes: tuple[str, ...] = ()
