"""Tables copied with bars and one cell a line: the bars still tell an empty cell from none.

A row begins at each label; what follows it are its values in printed order. A page that lost the spans of its cells
leaves empty ones at the end of a row: past the width of a statutory row (7 or 15) they are no cells of it. A row of
fifteen stands behind the header's last label, not its own: where it opens with an empty cell and has empty ones to
spare at its end, nobody can say which of them is no cell, and all are kept for recognition to doubt.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

_VALUE = re.compile(r"[-−–]?[\d０-９][\d０-９,，.．]*\s*(?:件|条|项|万?元)?|[-−–/]+")
_SEVEN, _FIFTEEN = 7, 15
_PADDING = 3
_FEWEST = 3
_MOSTLY = 0.9

Cell = tuple[str, int]
"""A cell's text and the number of its line."""


def one_cell_a_line(lines: Sequence[Sequence[str]]) -> bool:
    """Whether lines, split at their bars, are one cell each, or empty ones alone."""
    single = sum(len(cells) <= 1 or not any(map(str.strip, cells)) for cells in lines)
    return len(lines) >= _FEWEST and single >= _MOSTLY * len(lines)


def rows(cells: Iterable[Cell]) -> Iterator[list[Cell]]:
    """The cells gathered into rows: a label with the values after it; a label before another stands alone."""
    row: list[Cell] = []
    for cell in cells:
        if cell[0].strip() and not is_value(cell[0]):
            yield from _finished(row)
            row = []
        row.append(cell)
    yield from _finished(row)


def _finished(row: list[Cell]) -> Iterator[list[Cell]]:
    if not row:
        return
    labels = 0 if not row[0][0].strip() or is_value(row[0][0]) else 1
    for width in (_SEVEN, _FIFTEEN):
        extra = len(row) - labels - width
        if 0 < extra <= _PADDING and not any(text.strip() for text, _ in row[labels + width :]):
            shifted = width == _FIFTEEN and not row[labels][0].strip()
            yield row if shifted else row[: labels + width]
            return
    yield row


def is_value(text: str) -> bool:
    """Whether a text is what a cell of figures holds: a number, with its unit perhaps, or a dash or stroke for none."""
    return bool(_VALUE.fullmatch(text.strip()))
