"""Tables without rules: lines whose figures, or whose parts, stand under each other."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from gongkai.annual.record import Place
from gongkai.documents.grid import GridCell, Table
from gongkai.documents.readers.containers.pdf_lines import Line, Word
from gongkai.documents.readers.containers.pdf_paths import Box
from gongkai.documents.readers.containers.pdf_tables import rounded

_FIGURE = re.compile(r"[-−–－]?\d[\d,.，．]*|[/／—–-]")
_PART_GAP, _PAIR_GAP = 0.9, 1.5
_LEAST_ROWS = 3
_SERIES = 3
_FILLERS = 4
_FILLER_WIDTH = 0.75
_HEADING = 1.15
_FAR = 4.0


@dataclass(frozen=True)
class _Row:
    """A line as it may stand in a table."""

    line: Line

    @cached_property
    def parts(self) -> list[tuple[Word, ...]]:
        """Its words, parted where the gap is wide."""
        parts: list[tuple[Word, ...]] = [self.line.words[:1]]
        for before, word in pairwise(self.line.words):
            if word.left - before.right > _PART_GAP * self.line.size:
                parts.append((word,))
            else:
                parts[-1] = (*parts[-1], word)
        return parts

    @cached_property
    def figures(self) -> int:
        """How many figures it ends with."""
        count = 0
        for word in reversed(self.line.words):
            if not _FIGURE.fullmatch(word.text):
                break
            count += 1
        return count

    @property
    def divided(self) -> bool:
        """Whether it looks like a row: a series of figures, three parts, or two far apart."""
        if self.figures >= _SERIES or len(self.parts) >= _SERIES:
            return True
        if len(self.parts) == 1:
            return False
        return self.parts[1][0].left - self.parts[0][-1].right > _PAIR_GAP * self.line.size


def aligned(lines: Sequence[Line], page: int) -> list[Line | Table]:
    """The same lines from the top, those that make tables replaced by the table."""
    rows = [_Row(line) for line in lines]
    blocks: list[Line | Table] = []
    position = 0
    for start, end in _runs(rows):
        blocks.extend(lines[position:start])
        blocks.append(_table(rows[start:end], page))
        position = end
    return [*blocks, *lines[position:]]


def _runs(rows: Sequence[_Row]) -> Iterator[tuple[int, int]]:
    """Stretches with at least `_LEAST_ROWS` divided rows, and few short lines between them."""
    start = end = count = 0
    for index, row in enumerate(rows):
        fits = count == 0 or _follows(rows, end, index)
        if row.divided and fits:
            start, end, count = (index if count == 0 else start), index + 1, count + 1
        elif count and not (fits and index - end < _FILLERS and _filler(row.line, rows[start:end])):
            if count >= _LEAST_ROWS:
                yield start, end
            start, end, count = (index, index + 1, 1) if row.divided else (index, index, 0)
    if count >= _LEAST_ROWS:
        yield start, end


def _follows(rows: Sequence[_Row], end: int, index: int) -> bool:
    """Whether no line from the last row to this one stands far below the one before."""
    near = (row.line for row in rows[end - 1 : index + 1])
    return all(below.box[1] - above.box[3] < _FAR * max(above.size, below.size) for above, below in pairwise(near))


def _filler(line: Line, rows: Sequence[_Row]) -> bool:
    """Whether a whole line may be part of a table: a torn label or the title of a block, no heading, no prose."""
    sizes = sorted(row.line.size for row in rows)
    left, _, right, _ = _around(rows)
    narrow = line.box[2] - line.box[0] < _FILLER_WIDTH * (right - left)
    return narrow and line.size <= _HEADING * sizes[len(sizes) // 2]


def _table(rows: Sequence[_Row], page: int) -> Table:
    cuts = _figure_cuts(rows) or _part_cuts(rows)
    cells = tuple(
        GridCell(text, number, column, where=_place(row, left, right, page))
        for number, row in enumerate(rows)
        for column, text, left, right in _cells(row, cuts)
    )
    return Table(cells, Place(page=page, box=rounded(_around(rows))), exact=False)


def _place(row: _Row, left: float, right: float, page: int) -> Place:
    return Place(page=page, box=rounded((left, row.line.box[1], right, row.line.box[3])))


def _figure_cuts(rows: Sequence[_Row]) -> list[float]:
    """Where columns part, by the rows that end in the usual number of figures; empty where none do."""
    counts = Counter(row.figures for row in rows if row.figures >= _SERIES)
    if not counts:
        return []
    usual = max(counts, key=lambda figures: (counts[figures], figures))
    typical = [row.line.words for row in rows if row.figures == usual]
    columns = [_extent([words[place - usual] for words in typical]) for place in range(usual)]
    labels = [words[-usual - 1].right for words in typical if len(words) > usual]
    before = max((right for right in labels if right <= columns[0][0]), default=columns[0][0] - 1)
    return _between([(before, before), *columns])


def _part_cuts(rows: Sequence[_Row]) -> list[float]:
    """Where columns part, by the rows that have the usual number of parts."""
    counts = Counter(len(row.parts) for row in rows if row.divided)
    usual = max(counts, key=lambda parts: (counts[parts] * (parts >= _SERIES), parts))
    typical = [row.parts for row in rows if len(row.parts) == usual]
    return _between([_extent([word for parts in typical for word in parts[place]]) for place in range(usual)])


def _extent(words: Sequence[Word]) -> tuple[float, float]:
    return min(word.left for word in words), max(word.right for word in words)


def _between(columns: Sequence[tuple[float, float]]) -> list[float]:
    return [(here[1] + there[0]) / 2 for here, there in pairwise(columns)]


def _cells(row: _Row, cuts: Sequence[float]) -> list[tuple[int, str, float, float]]:
    """Column, text, left and right of what stands in each column."""
    columns: dict[int, list[Word]] = {}
    for word in row.line.words:
        middle = (word.left + word.right) / 2
        columns.setdefault(sum(cut < middle for cut in cuts), []).append(word)
    return [
        (column, " ".join(word.text for word in words), words[0].left, words[-1].right)
        for column, words in sorted(columns.items())
    ]


def _around(rows: Sequence[_Row]) -> Box:
    lefts, tops, rights, bottoms = zip(*(row.line.box for row in rows), strict=True)
    return min(lefts), min(tops), max(rights), max(bottoms)
