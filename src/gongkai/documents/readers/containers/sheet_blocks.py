"""Rows of a worksheet as blocks: a row that says one thing is a paragraph, rows side by side are a table."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from gongkai.annual.record import Place
from gongkai.documents.grid import Block, GridCell, Paragraph, Table

_SECTION = re.compile(r"[一二三四五六七八九十]、")
_PROSE = 80
Merged = Mapping[tuple[int, int], tuple[int, int]]
"""Upper left corner (row, column) of a merged range -> its rows and columns."""


@dataclass(frozen=True, slots=True)
class SheetRow:
    """A printed row: texts by column, blank ones included where the sheet says so, and its place."""

    texts: Mapping[int, str]
    where: Place

    @property
    def said(self) -> list[str]:
        """The texts that are not blank."""
        return [text for text in self.texts.values() if text]


def blocks_of(rows: Sequence[SheetRow], merged: Merged) -> Iterator[Block]:
    """Paragraphs and tables of one sheet. Blank rows part tables; lone rows at their ends are prose."""
    hidden = {cell for corner, size in merged.items() for cell in _covered(corner, size)}
    start = 0
    while start < len(rows):
        end = start
        while end < len(rows) and _stays(rows, end, merged):
            end += 1
        if end > start:
            yield from _run(rows, range(start, end), merged, hidden)
        if end < len(rows) and rows[end].said:
            yield from _paragraphs(rows[end])
        start = end + 1


def _covered(corner: tuple[int, int], size: tuple[int, int]) -> Iterator[tuple[int, int]]:
    for row in range(corner[0], corner[0] + size[0]):
        for column in range(corner[1], corner[1] + size[1]):
            if (row, column) != corner:
                yield row, column


def _stays(rows: Sequence[SheetRow], index: int, merged: Merged) -> bool:
    """Whether a row can stand in a table: it says something, and no section heading or prose alone."""
    said = rows[index].said
    if not said:
        return _inside_merge(index, merged)
    return len(said) > 1 or not (_SECTION.match(said[0]) or len(said[0]) > _PROSE)


def _inside_merge(index: int, merged: Merged) -> bool:
    return any(row < index < row + size[0] for (row, _), size in merged.items())


def _run(rows: Sequence[SheetRow], run: range, merged: Merged, hidden: set[tuple[int, int]]) -> Iterator[Block]:
    """A run of rows without a gap: lone rows at its start and end as paragraphs, between them the table."""
    alone = [len(rows[index].said) <= 1 and not _tall(index, merged) for index in run]
    first = next((index for index, lone in zip(run, alone, strict=True) if not lone), run.stop)
    last = next((index for index, lone in zip(reversed(run), reversed(alone), strict=True) if not lone), run.start - 1)
    first = max(first - _item_rows(rows, run.start, first), run.start) if first <= last else first
    for index in range(run.start, first):
        yield from _paragraphs(rows[index])
    if first <= last:
        yield _table(rows, range(first, last + 1), merged, hidden)
    for index in range(max(last + 1, first), run.stop):
        yield from _paragraphs(rows[index])


def _item_rows(rows: Sequence[SheetRow], start: int, first: int) -> int:
    """1 where the row right above a table heads its first block (`第二十条第（一）项`), so belongs to it."""
    return int(first > start and rows[first - 1].said[0].startswith("第") and len(rows[first - 1].said[0]) < _PROSE / 4)


def _tall(index: int, merged: Merged) -> bool:
    return any(row <= index < row + size[0] and size[0] > 1 for (row, _), size in merged.items())


def _paragraphs(row: SheetRow) -> Iterator[Paragraph]:
    for text in row.said:
        for line in filter(None, map(str.strip, text.split("\n"))):
            yield Paragraph(line, row.where)


def _table(rows: Sequence[SheetRow], run: range, merged: Merged, hidden: set[tuple[int, int]]) -> Table:
    left, right = _sides(rows, run, merged)
    cells = tuple(
        _cell(rows[index], index, column, run=run, left=left, merged=merged)
        for index in run
        for column in sorted(rows[index].texts)
        if left <= column <= right and (index, column) not in hidden
    )
    return Table(cells, replace(rows[run.start].where, row=None, column=None))


def _sides(rows: Sequence[SheetRow], run: range, merged: Merged) -> tuple[int, int]:
    """First and last column in which any of these rows says something; a merged cell reaches as far as it covers."""
    said = [(index, column) for index in run for column, text in rows[index].texts.items() if text]
    reach = [column + merged.get((index, column), (1, 1))[1] - 1 for index, column in said]
    return min(column for _, column in said), max(reach)


def _cell(row: SheetRow, index: int, column: int, *, run: range, left: int, merged: Merged) -> GridCell:
    height, width = merged.get((index, column), (1, 1))
    return GridCell(
        row.texts[column],
        index - run.start,
        column - left,
        min(height, run.stop - index),
        width,
        Place(sheet=row.where.sheet, row=row.where.row, line=row.where.line, column=column + 1),
    )
