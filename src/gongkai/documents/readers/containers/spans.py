"""Rows of cells that span become a grid: where each cell of an HTML table comes to stand."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from gongkai.documents.grid import GridCell
from gongkai.documents.readers.containers import caps
from gongkai.documents.readers.containers.places import refuse_cells


@dataclass(frozen=True, slots=True)
class SpanningCell:
    """A cell as markup gives it: its text and how many rows and columns it says it covers (0 rows: all left)."""

    text: str
    rows: int = 1
    columns: int = 1


def spread(rows: Sequence[Sequence[SpanningCell]]) -> tuple[GridCell, ...]:
    """Cells in reading order, each at the first free column of its row, spans cut to the table.

    A table wider than `caps.COLUMNS` loses what stands beyond; no report is so wide.
    """
    cells: list[GridCell] = []
    taken: dict[int, int] = {}  # column -> rows still covered from above
    for number, row in enumerate(rows):
        _spread_row(row, number, len(rows) - number, taken, cells)
        for column in [column for column, left in taken.items() if left <= 1]:
            del taken[column]
        for column in taken:
            taken[column] -= 1
        if len(cells) > caps.CELLS:
            refuse_cells()
    return tuple(cells)


def _spread_row(
    row: Sequence[SpanningCell], number: int, left: int, taken: dict[int, int], cells: list[GridCell]
) -> None:
    column = 0
    for cell in row:
        while column in taken:
            column += 1
        if column >= caps.COLUMNS:
            return
        height = min(cell.rows or left, left)
        width = _free_width(column, cell.columns, taken)
        cells.append(GridCell(cell.text, number, column, height, width))
        for covered in range(column, column + width):
            taken[covered] = height
        column += width


def _free_width(column: int, wanted: int, taken: dict[int, int]) -> int:
    """How far a cell may reach before another from above or the ceiling stops it."""
    end = column + 1
    while end < min(column + wanted, caps.COLUMNS) and end not in taken:
        end += 1
    return end - column
