"""Rules become grids: rules that touch make a table, and what they enclose are its cells."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from gongkai.documents.readers.containers.pdf_paths import Box, Level, Rules

_SNAP = 2.5
_REACH = 4.0
_OUTSIDE = 6.0
_COVERED = 0.6
_MOST_PAIRS = 2_000_000
_MOST_SQUARES = 40_000


@dataclass(frozen=True, slots=True)
class Region:
    """A cell of a grid: first row and column, rows and columns covered."""

    row: int
    column: int
    rows: int
    columns: int


@dataclass(frozen=True, slots=True)
class Grid:
    """A ruled table: the lines that part its rows and columns, its cells, and which cell each square is in."""

    xs: list[float]
    ys: list[float]
    regions: list[Region]
    owner: list[list[int]]

    @property
    def box(self) -> Box:
        """Where the table lies."""
        return self.xs[0], self.ys[0], self.xs[-1], self.ys[-1]

    def box_of(self, region: Region) -> Box:
        """Where a cell lies."""
        right, bottom = self.xs[region.column + region.columns], self.ys[region.row + region.rows]
        return self.xs[region.column], self.ys[region.row], right, bottom

    def at(self, x: float, y: float) -> int:
        """Index of the cell at a point inside the table."""
        return self.owner[bisect_right(self.ys, y, 1, len(self.ys) - 1) - 1][
            bisect_right(self.xs, x, 1, len(self.xs) - 1) - 1
        ]


def grids(rules: Rules) -> list[Grid]:
    """The ruled tables of a page, from the top. One column of boxes is a frame around text, no table."""
    level, upright = _merged(rules.level), _merged(rules.upright)
    if len(level) * len(upright) > _MOST_PAIRS:
        return []
    found = [_grid(*lines) for lines in _touching(level, upright)]
    tables = [grid for grid in found if grid is not None]
    return sorted(tables, key=lambda grid: (grid.ys[0], grid.xs[0]))


def _merged(lines: Iterable[Level]) -> list[Level]:
    """Lines at the same height as one, where they meet."""
    merged: list[Level] = []
    for across, parts in _snapped(lines).items():
        start, end = parts[0]
        for first, last in parts[1:]:
            if first > end + _REACH:
                merged.append((across, start, end))
                start, end = first, last
            end = max(end, last)
        merged.append((across, start, end))
    return merged


def _snapped(lines: Iterable[Level]) -> dict[float, list[tuple[float, float]]]:
    """Spans along, sorted, by a common height: heights within `_SNAP` of the first of them are one."""
    spans: dict[float, list[tuple[float, float]]] = defaultdict(list)
    base = -1e9
    for across, start, end in sorted(lines):
        if across - base > _SNAP:
            base = across
        spans[base].append((start, end))
    return {across: sorted(parts) for across, parts in spans.items()}


def _touching(level: Sequence[Level], upright: Sequence[Level]) -> list[tuple[list[Level], list[Level]]]:
    """Groups of level and upright lines that cross or meet."""
    parent = list(range(len(level) + len(upright)))

    def root(index: int) -> int:
        while parent[index] != index:
            parent[index] = parent[parent[index]]
            index = parent[index]
        return index

    for i, (y, left, right) in enumerate(level):
        for j, (x, top, bottom) in enumerate(upright, len(level)):
            if left - _REACH <= x <= right + _REACH and top - _REACH <= y <= bottom + _REACH:
                parent[root(i)] = root(j)
    groups: dict[int, tuple[list[Level], list[Level]]] = defaultdict(lambda: ([], []))
    for index, line in enumerate((*level, *upright)):
        groups[root(index)][0 if index < len(level) else 1].append(line)
    return [group for group in groups.values() if group[0] and group[1]]


def _grid(level: list[Level], upright: list[Level]) -> Grid | None:
    ys, xs = _cuts(level, upright), _cuts(upright, level)
    rows, columns = len(ys) - 1, len(xs) - 1
    if rows < 1 or columns < 2 or rows * columns > _MOST_SQUARES:  # noqa: PLR2004 - one column is a frame
        return None
    level_edges, upright_edges = _edges(level, ys, xs), _edges(upright, xs, ys)
    owner = _flooded(rows, columns, level_edges, upright_edges)
    regions = _regions(owner)
    return Grid(xs, ys, regions, owner) if len({region.column for region in regions}) > 1 else None


def _cuts(lines: list[Level], crossing: list[Level]) -> list[float]:
    """Where a table is cut by its lines; open sides end where the crossing lines end."""
    cuts = sorted({across for across, _, _ in lines})
    tight = [cuts[0]]
    for cut in cuts[1:]:
        if cut - tight[-1] > _SNAP:
            tight.append(cut)
    first, last = min(start for _, start, _ in crossing), max(end for _, _, end in crossing)
    return [first] * (first < tight[0] - _OUTSIDE) + tight + [last] * (last > tight[-1] + _OUTSIDE)


def _edges(lines: list[Level], across: list[float], along: list[float]) -> list[list[bool]]:
    """For each cut across and each interval along: whether a line is drawn there."""
    drawn = [[False] * (len(along) - 1) for _ in across]
    for position, start, end in lines:
        row = drawn[_nearest(across, position)]
        first = max(bisect_right(along, start) - 1, 0)
        for interval in range(first, min(bisect_left(along, end), len(row))):
            left, right = along[interval], along[interval + 1]
            if min(end, right) - max(start, left) >= _COVERED * (right - left):
                row[interval] = True
    return drawn


def _nearest(cuts: list[float], position: float) -> int:
    index = min(bisect_left(cuts, position), len(cuts) - 1)
    return index - 1 if index and position - cuts[index - 1] < cuts[index] - position else index


def _flooded(rows: int, columns: int, level: list[list[bool]], upright: list[list[bool]]) -> list[list[int]]:
    """Number the squares so that squares without a line between them have the same number."""
    owner = [[-1] * columns for _ in range(rows)]
    number = 0
    for row in range(rows):
        for column in range(columns):
            if owner[row][column] < 0:
                _flood(owner, (row, column), number, (level, upright))
                number += 1
    return owner


def _flood(
    owner: list[list[int]], seed: tuple[int, int], number: int, edges: tuple[list[list[bool]], list[list[bool]]]
) -> None:
    level, upright = edges
    rows, columns = len(owner), len(owner[0])
    stack = [seed]
    while stack:
        row, column = stack.pop()
        if owner[row][column] >= 0:
            continue
        owner[row][column] = number
        if row + 1 < rows and not level[row + 1][column]:
            stack.append((row + 1, column))
        if row and not level[row][column]:
            stack.append((row - 1, column))
        if column + 1 < columns and not upright[column + 1][row]:
            stack.append((row, column + 1))
        if column and not upright[column][row]:
            stack.append((row, column - 1))


def _regions(owner: list[list[int]]) -> list[Region]:
    """Cells in reading order; squares that make no rectangle are cut into strips, and `owner` renumbered."""
    squares: dict[int, list[tuple[int, int]]] = defaultdict(list)
    for row, line in enumerate(owner):
        for column, number in enumerate(line):
            squares[number].append((row, column))
    regions = sorted(
        (region for members in squares.values() for region in _rectangles(members)),
        key=lambda region: (region.row, region.column),
    )
    for number, region in enumerate(regions):
        for row in range(region.row, region.row + region.rows):
            owner[row][region.column : region.column + region.columns] = [number] * region.columns
    return regions


def _rectangles(members: list[tuple[int, int]]) -> list[Region]:
    rows, columns = [row for row, _ in members], [column for _, column in members]
    top, left = min(rows), min(columns)
    height, width = max(rows) - top + 1, max(columns) - left + 1
    if height * width == len(members):
        return [Region(top, left, height, width)]
    return [strip for row in sorted(set(rows)) for strip in _strips(row, [c for r, c in members if r == row])]


def _strips(row: int, columns: list[int]) -> list[Region]:
    strips: list[Region] = []
    for column in sorted(columns):
        if strips and strips[-1].column + strips[-1].columns == column:
            strips[-1] = Region(row, strips[-1].column, 1, strips[-1].columns + 1)
        else:
            strips.append(Region(row, column, 1, 1))
    return strips
