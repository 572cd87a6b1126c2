"""Tables without rules: lines whose parts stand under each other."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from gongkai.annual.record import Place
from gongkai.documents.grid import GridCell, Table
from gongkai.documents.readers.containers.pdf_lines import Line, Segment
from gongkai.documents.readers.containers.pdf_paths import Box
from gongkai.documents.readers.containers.pdf_tables import rounded

_PAIR_GAP = 1.5
_LEAST_ROWS = 3
_FILLERS = 3
_FILLER_WIDTH = 0.75
_HEADING = 1.15
_FAR = 4.0


def aligned(lines: Sequence[Line], page: int) -> list[Line | Table]:
    """The same lines from the top, those that make tables replaced by the table."""
    blocks: list[Line | Table] = []
    position = 0
    for start, end in _runs(lines):
        blocks.extend(lines[position:start])
        blocks.append(_table(lines[start:end], page))
        position = end
    return [*blocks, *lines[position:]]


def _runs(lines: Sequence[Line]) -> Iterator[tuple[int, int]]:
    """Stretches of rows: at least `_LEAST_ROWS` parted lines, with few short lines between."""
    start = end = rows = 0
    for index, line in enumerate(lines):
        fits = rows == 0 or _follows(lines, end, index)
        if _parted(line) and fits:
            start, end, rows = (index if rows == 0 else start), index + 1, rows + 1
        elif rows and not (fits and index - end < _FILLERS and _filler(line, lines[start:end])):
            if rows >= _LEAST_ROWS:
                yield start, end
            start, end, rows = (index, index + 1, 1) if _parted(line) else (index, index, 0)
    if rows >= _LEAST_ROWS:
        yield start, end


def _parted(line: Line) -> bool:
    if len(line.segments) != 2:  # noqa: PLR2004 - a label and one number
        return len(line.segments) > 2  # noqa: PLR2004
    return line.segments[1].left - line.segments[0].right > _PAIR_GAP * line.size


def _follows(lines: Sequence[Line], end: int, index: int) -> bool:
    """Whether no line from the last row to this one stands far below the one before."""
    pairs = zip(lines[end - 1 : index], lines[end : index + 1], strict=False)
    return all(below.box[1] - above.box[3] < _FAR * max(above.size, below.size) for above, below in pairs)


def _filler(line: Line, rows: Sequence[Line]) -> bool:
    """Whether a whole line may be part of a table: a torn label or a title of a block, no heading, no prose."""
    sizes = sorted(row.size for row in rows)
    left, right = min(row.box[0] for row in rows), max(row.box[2] for row in rows)
    narrow = line.box[2] - line.box[0] < _FILLER_WIDTH * (right - left)
    return narrow and line.size <= _HEADING * sizes[len(sizes) // 2]


def _table(rows: Sequence[Line], page: int) -> Table:
    cuts = _cuts(rows)
    cells = tuple(
        GridCell(text, number, column, 1, 1, Place(page=page, box=rounded((left, row.box[1], right, row.box[3]))))
        for number, row in enumerate(rows)
        for column, text, left, right in _cells(row, cuts)
    )
    return Table(cells, Place(page=page, box=rounded(_around(rows))), exact=False)


def _cuts(rows: Sequence[Line]) -> list[float]:
    """Where columns part: half way between the columns of the rows that have the usual number of parts."""
    counts = Counter(len(row.segments) for row in rows if _parted(row))
    usual = max(counts, key=lambda count: (counts[count] * (count > 2), count))  # noqa: PLR2004 - pairs say least
    typical = [row for row in rows if len(row.segments) == usual]
    columns = zip(*(row.segments for row in typical), strict=True)
    ends = [(min(part.left for part in column), max(part.right for part in column)) for column in columns]
    return [(here[1] + there[0]) / 2 for here, there in zip(ends, ends[1:], strict=False)]


def _cells(row: Line, cuts: Sequence[float]) -> list[tuple[int, str, float, float]]:
    """Column, text, left and right of each part; parts in one column together."""
    by_column: dict[int, list[Segment]] = {}
    for part in row.segments:
        middle = (part.left + part.right) / 2
        by_column.setdefault(sum(cut < middle for cut in cuts), []).append(part)
    return [
        (column, " ".join(part.text for part in parts), parts[0].left, parts[-1].right)
        for column, parts in sorted(by_column.items())
    ]


def _around(rows: Sequence[Line]) -> Box:
    boxes = [row.box for row in rows]
    return (
        min(box[0] for box in boxes),
        min(box[1] for box in boxes),
        max(box[2] for box in boxes),
        max(box[3] for box in boxes),
    )
