"""What a document is made of before anything has a meaning: words, and runs of cells that can be rows of values."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto

from gongkai.annual.record import Place
from gongkai.documents.readers.recognise.prints import Kind, Print


class Source(Enum):
    """Where a run comes from; a file may print its tables twice, as text and as tables."""

    TABLE = auto()
    PROSE = auto()


@dataclass(frozen=True, slots=True)
class Slot:
    """One cell of a run: its print, its place, and the grid columns it covers (from 0)."""

    printed: Print
    where: Place
    column: int
    columns: int = 1


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of the document: block and offsets in its text; a table row covers its whole block."""

    block: int
    start: int = 0
    end: int = 0


@dataclass(frozen=True, slots=True)
class Word:
    """A text between runs: a stretch of a paragraph, or the labels of a table row."""

    text: str
    source: Source
    span: Span


@dataclass(frozen=True, slots=True)
class Run:
    """Cells that stand together: right of `own`, the label in the same row or line.

    `table` is the block of the table, `exact` whether the container itself says which cells there are. `ragged`
    is true where signs or Latin letters touch the numbers, so that they may be parts of something longer.
    """

    slots: tuple[Slot, ...]
    own: str
    source: Source
    span: Span
    table: int | None = None
    exact: bool = False
    length: int = 0
    ragged: bool = False

    @property
    def numbers(self) -> tuple[Slot, ...]:
        """The slots that hold numbers."""
        return tuple(slot for slot in self.slots if slot.printed.kind is Kind.NUMBER)

    def wide(self, width: int) -> bool:
        """Whether it has as many cells as a row of that width, one lost at most, or as many digits."""
        if len(self.slots) >= width - 1:
            return True
        texts = [slot.printed.text for slot in self.slots if slot.printed.kind in (Kind.NUMBER, Kind.DIGITS)]
        return sum(map(len, texts)) >= width

    @property
    def empty(self) -> bool:
        """Whether nothing is printed in any of its cells."""
        return all(slot.printed.kind is Kind.BLANK for slot in self.slots)


Piece = Word | Run
