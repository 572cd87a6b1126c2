"""The body of a Word file, walked once: paragraphs, tables, text boxes, parts of other formats."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import chain

from lxml import etree

from gongkai.documents.grid import Block, GridCell, Paragraph, Table
from gongkai.documents.readers.containers import caps
from gongkai.documents.readers.containers.docx_numbering import Numbering
from gongkai.documents.readers.containers.docx_runs import accepted, printed, text_boxes
from gongkai.documents.readers.containers.docx_styles import Styles
from gongkai.documents.readers.containers.docx_words import R, W, number, value
from gongkai.documents.readers.containers.html import extract_html
from gongkai.documents.readers.containers.mhtml import extract_mhtml
from gongkai.documents.readers.containers.places import refuse_cells
from gongkai.documents.readers.containers.prose import tidy

_LONG_CELL = 300
_FRAME_BLOCKS = 3
_WIDEST = 63
_CELL, _CELL_PROPERTIES, _GRID_SPAN = f"{W}tc", f"{W}tcPr", f"{W}gridSpan"
_V_MERGE, _H_MERGE, _GRID_BEFORE = f"{W}vMerge", f"{W}hMerge", f"{W}trPr/{W}gridBefore"


@dataclass(frozen=True, slots=True)
class Flow:
    """What a walk needs besides the nodes: styles, running numbers, included parts, whether there are text boxes."""

    styles: Styles
    numbering: Numbering
    chunks: Mapping[str, bytes]
    boxes: bool

    def blocks(self, container: etree._Element) -> Iterator[Block]:
        """Blocks under a body, cell or text box in reading order, without places."""
        for node in accepted(container):
            if node.tag == f"{W}p":
                yield from self._paragraph(node)
            elif node.tag == f"{W}tbl":
                yield from self._table(node)
            elif node.tag == f"{W}altChunk":
                yield from self._chunk(node)

    def _paragraph(self, paragraph: etree._Element) -> Iterator[Block]:
        style = self.styles.of_paragraph(paragraph)
        label = self.numbering.label(paragraph, style)
        lines = [tidy(line) for line in printed(paragraph).split("\n")]
        for index, line in enumerate(filter(None, lines)):
            yield Paragraph(label + line if index == 0 else line, level=style.level)
        if self.boxes:
            for box in text_boxes(paragraph):
                yield from self.blocks(box)

    def _chunk(self, node: etree._Element) -> Iterator[Block]:
        data = self.chunks.get(node.get(f"{R}id") or "", b"")
        if data:
            mail = b"mime-version" in data[:2000].lower()
            yield from (extract_mhtml(data) if mail else extract_html(data)).blocks

    def _table(self, table: etree._Element) -> Iterator[Block]:
        """A table; one that only frames text (one cell a row, or prose inside) as what it frames."""
        rows = [self._row(row) for row in accepted(table) if row.tag == f"{W}tr"]
        if _frame(rows):
            yield from chain.from_iterable(cell.blocks for row in rows for cell in row)
            return
        yield Table(_joined(rows))
        for row in rows:
            for cell in row:
                yield from (block for block in cell.blocks if isinstance(block, Table))

    def _row(self, row: etree._Element) -> list[_Cell]:
        column = number(value(row, _GRID_BEFORE), default=0)
        cells = []
        for node in accepted(row):
            if node.tag != _CELL or column >= caps.COLUMNS:
                continue
            properties = node.find(_CELL_PROPERTIES)
            width = min(max(number(value(properties, _GRID_SPAN), default=1), 1), _WIDEST)
            cells.append(
                _Cell(
                    tuple(self.blocks(node)), column, width, _merge(properties, _V_MERGE), _merge(properties, _H_MERGE)
                )
            )
            column += width
        return cells


@dataclass(slots=True)
class _Cell:
    """A cell of a row; `above` and `left` tell whether it only continues its neighbour."""

    blocks: tuple[Block, ...]
    column: int
    width: int
    above: bool
    left: bool

    @property
    def text(self) -> str:
        return "\n".join(block.text for block in self.blocks if isinstance(block, Paragraph))


def _merge(properties: etree._Element | None, name: str) -> bool:
    """Whether a merge is continued here: named without `restart`."""
    found = properties.find(name) if properties is not None else None
    return found is not None and found.get(f"{W}val") != "restart"


def _frame(rows: list[list[_Cell]]) -> bool:
    cells = [cell for row in rows for cell in row]
    if max(map(len, rows), default=0) <= 1:
        return True
    return any(len(cell.text) > _LONG_CELL and len(cell.blocks) >= _FRAME_BLOCKS for cell in cells)


def _joined(rows: list[list[_Cell]]) -> tuple[GridCell, ...]:
    """Grid cells, merged ones once: continued cells lengthen or widen the one they continue."""
    owners: dict[int, int] = {}  # column -> index of the cell that a merge from above continues
    cells: list[GridCell] = []
    for row, line in enumerate(rows):
        for cell in line:
            index = owners.get(cell.column) if cell.above else None
            if index is not None and cells[index].row + cells[index].rows == row and cells[index].columns == cell.width:
                cells[index] = _grown(cells[index], cell.text, rows=1)
            elif cell.left and cells and cells[-1].row == row:
                cells[-1] = _grown(cells[-1], cell.text, columns=cell.width)
            else:
                owners[cell.column] = len(cells)
                cells.append(GridCell(cell.text, row, cell.column, 1, cell.width))
        if len(cells) > caps.CELLS:
            refuse_cells()
    return tuple(cells)


def _grown(cell: GridCell, text: str, *, rows: int = 0, columns: int = 0) -> GridCell:
    joined = "\n".join(filter(None, (cell.text, text)))
    return GridCell(joined, cell.row, cell.column, cell.rows + rows, cell.columns + columns)
