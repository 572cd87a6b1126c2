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


def fill(grids: Sequence[Grid], glyphs: list[Glyph], page: int) -> tuple[list[Table], list[Glyph]]:
    """The tables with their texts, and the glyphs that stand outside all of them."""
    tables: list[Table] = []
    for grid in sorted(grids, key=_height):  # a table inside another takes its glyphs first
        cells, glyphs = _sorted_in(grid, glyphs)
        if cells:
            tables.append(_table(grid, cells, page))
    return tables, glyphs


def _height(grid: Grid) -> float:
    return grid.ys[-1] - grid.ys[0]


def _sorted_in(grid: Grid, glyphs: list[Glyph]) -> tuple[dict[int, list[Glyph]], list[Glyph]]:
    """The glyphs of each cell, by the middle of the glyph, and those outside the table."""
    left, top, right, bottom = (2 * edge for edge in grid.box)
    inside: dict[int, list[Glyph]] = defaultdict(list)
    outside: list[Glyph] = []
    for glyph in glyphs:
        x, y = glyph[0] + glyph[2], glyph[1] + glyph[3]
        if top <= y <= bottom and left <= x <= right:
            inside[grid.at(x / 2, y / 2)].append(glyph)
        else:
            outside.append(glyph)
    return inside, outside


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
