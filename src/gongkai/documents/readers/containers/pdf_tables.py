"""Ruled tables of a page: every glyph into the cell it stands in, every cell with its box."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from gongkai.annual.record import Place
from gongkai.documents.grid import GridCell, Table
from gongkai.documents.readers.containers.pdf_lines import cell_text
from gongkai.documents.readers.containers.pdf_page import Glyph
from gongkai.documents.readers.containers.pdf_paths import Box
from gongkai.documents.readers.containers.pdf_rules import Grid


def fill(grids: Sequence[Grid], glyphs: Sequence[Glyph], page: int) -> tuple[list[Table], list[Glyph]]:
    """The tables with their texts, and the glyphs that stand outside all of them."""
    inside: list[dict[int, list[Glyph]]] = [defaultdict(list) for _ in grids]
    boxes = [grid.box for grid in grids]
    outside: list[Glyph] = []
    for glyph in glyphs:
        x, y = (glyph[0] + glyph[2]) / 2, (glyph[1] + glyph[3]) / 2
        number = _holder(boxes, x, y)
        if number is None:
            outside.append(glyph)
        else:
            inside[number][grids[number].at(x, y)].append(glyph)
    tables = [_table(grid, cells, page) for grid, cells in zip(grids, inside, strict=True) if cells]
    return tables, outside


def _holder(boxes: Sequence[Box], x: float, y: float) -> int | None:
    """The smallest table around a point."""
    around = [
        (box[3] - box[1], number)
        for number, box in enumerate(boxes)
        if box[0] <= x <= box[2] and box[1] <= y <= box[3]
    ]
    return min(around)[1] if around else None


def _table(grid: Grid, texts: dict[int, list[Glyph]], page: int) -> Table:
    cells = tuple(
        GridCell(
            cell_text(texts[number]) if number in texts else "",
            region.row,
            region.column,
            region.rows,
            region.columns,
            Place(page=page, box=rounded(grid.box_of(region))),
        )
        for number, region in enumerate(grid.regions)
    )
    return Table(cells, Place(page=page, box=rounded(grid.box)))


def rounded(box: Box) -> Box:
    """A box in hundredths of a point, as JSON shows it."""
    return round(box[0], 2), round(box[1], 2), round(box[2], 2), round(box[3], 2)
