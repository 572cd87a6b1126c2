"""What is to be masked in a file."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Spot:
    """A text to be replaced: in one cell of a workbook (rows and columns count from 1), or all over a Word file."""

    sheet: str
    row: int
    column: int
    text: str
    masked: str
