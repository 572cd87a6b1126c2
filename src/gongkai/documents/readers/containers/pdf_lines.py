"""Glyphs become lines: those at one height, from the left, parted where the gap is wide."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from gongkai.documents.readers.containers.pdf_page import Glyph
from gongkai.documents.readers.containers.pdf_paths import Box

_CJK = "\u2e80"
_WIDE_GAP = 0.9
_WORD_GAP = 0.22
_SAME_LINE = 0.5
_SAME_SPOT = 0.3


@dataclass(frozen=True, slots=True)
class Segment:
    """A run of a line without a wide gap."""

    text: str
    left: float
    right: float


@dataclass(frozen=True, slots=True)
class Line:
    """A printed line: where it lies, the size of its characters, its segments from the left."""

    box: Box
    size: float
    segments: tuple[Segment, ...]

    @property
    def text(self) -> str:
        """The whole line, one space where the gap is wide."""
        return " ".join(segment.text for segment in self.segments)


def lines_of(glyphs: Iterable[Glyph]) -> list[Line]:
    """The lines of some glyphs, from the top."""
    return [_line(row) for row in _rows(glyphs)]


def cell_text(glyphs: Sequence[Glyph]) -> str:
    """The text of a cell: its lines, a Chinese word wrapped over two of them whole again."""
    if len(glyphs) == 1:
        return glyphs[0][4]
    return joined([_line(row).text for row in _rows(glyphs)], "\n")


def joined(texts: Iterable[str], separator: str) -> str:
    """Texts as one, without separator where Chinese stands on both sides of it."""
    whole = ""
    for text in texts:
        seamless = not whole or not text or (whole[-1] >= _CJK and text[0] >= _CJK)
        whole += text if seamless else separator + text
    return whole


def _rows(glyphs: Iterable[Glyph]) -> Iterator[list[Glyph]]:
    """Glyphs grouped by height: one that starts lower than the middle of the row opens the next."""
    row: list[Glyph] = []
    middle = reach = 0.0
    for glyph in sorted(glyphs, key=_middle):
        height = glyph[3] - glyph[1]
        if row and _middle(glyph) - middle > max(reach, height) * _SAME_LINE:
            yield row
            row = []
        if not row:
            middle, reach = _middle(glyph), height
        row.append(glyph)
        middle += (_middle(glyph) - middle) / len(row)
        reach = max(reach, height)
    if row:
        yield row


def _middle(glyph: Glyph) -> float:
    return glyph[1] + glyph[3]


def _line(row: list[Glyph]) -> Line:
    row.sort()
    heights = sorted(glyph[3] - glyph[1] for glyph in row)
    size = heights[len(heights) // 2] or 1.0
    segments: list[Segment] = []
    pieces, left, right, last = [row[0][4]], row[0][0], row[0][2], row[0]
    for glyph in row[1:]:
        if glyph[4] == last[4] and glyph[0] - last[0] < _SAME_SPOT * (last[2] - last[0]):
            continue  # printed twice to look bold
        gap = glyph[0] - right
        if gap > _WIDE_GAP * size:
            segments.append(Segment("".join(pieces), left, right))
            pieces, left, right = [], glyph[0], glyph[0]
        elif gap > _WORD_GAP * size and not (glyph[4] >= _CJK and last[4] >= _CJK):
            pieces.append(" ")
        pieces.append(glyph[4])
        right, last = max(right, glyph[2]), glyph
    segments.append(Segment("".join(pieces), left, right))
    box = (row[0][0], min(glyph[1] for glyph in row), right, max(glyph[3] for glyph in row))
    return Line(box, size, tuple(segments))
