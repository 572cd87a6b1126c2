"""How wide the columns of a table are on the official page, and how large a value may stand in one."""

from __future__ import annotations

from collections.abc import Mapping

from gongkai.documents.writers.wording import text_width

WIDTHS: Mapping[int, tuple[float, ...]] = {4: (45, 37, 37, 37), 10: (8, 13, 65, *[10] * 7), 15: (10.4,) * 15}
"""Widths in millimetres by number of columns; each table fills the 156 mm of the text block."""

_ROOM = {4: 22, 10: 5, 15: 5}  # digits that a value's cell holds
_SMALLEST, _LARGEST = 0.6, 1.1


def scale(text: str, columns: int) -> float:
    """Size of a value against the labels of its table: a little larger, smaller where it would not fit the cell.

    >>> scale("12", 10), round(scale("1234567", 10), 2)
    (1.1, 0.71)
    """
    return max(_SMALLEST, min(_LARGEST, _ROOM[columns] / max(1, text_width(text))))
