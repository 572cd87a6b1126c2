"""What is screened: passages of text with their places, and listings of them in rows and columns.

Whoever opens files hands them in; nothing here knows a container.
"""

from __future__ import annotations

from dataclasses import dataclass

from gongkai.annual.record import Place

NOWHERE = Place()


@dataclass(frozen=True, slots=True)
class Passage:
    """A paragraph or a cell as printed."""

    text: str
    where: Place = NOWHERE


@dataclass(frozen=True, slots=True)
class Listing:
    """A table: rows of equally many cells, blank passages where a cell is covered by its neighbour."""

    rows: tuple[tuple[Passage, ...], ...]

    @property
    def width(self) -> int:
        """Number of columns."""
        return len(self.rows[0]) if self.rows else 0


Block = Passage | Listing
