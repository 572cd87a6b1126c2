"""Glyphs become lines: those at one height, from the left, parted where the gap is wide."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from gongkai.documents.readers.containers.pdf_page import Glyph
from gongkai.documents.readers.containers.pdf_paths import Box

_CJK = "\u2e80"
_FIGURE = 12
_WIDE_GAP = 0.9
_GAP = 0.22
_SAME_SPOT = 0.3


@dataclass(frozen=True, slots=True)
class Word:
    """A run of a line without a gap: a figure, a label, or all of a Chinese line."""

    text: str
    left: float
    right: float


@dataclass(frozen=True, slots=True)
class Line:
    """A printed line: where it lies, the size of its characters, its words from the left."""

    box: Box
    size: float
    words: tuple[Word, ...]

    @property
    def text(self) -> str:
        """The whole line, one space where there is a gap."""
        return " ".join(word.text for word in self.words)


def lines_of(glyphs: Iterable[Glyph]) -> list[Line]:
    """The lines of some glyphs, from the top."""
    return [_line(row) for row in _rows(glyphs)]


def cell_text(glyphs: list[Glyph]) -> str:
    """The text of a cell: its lines, a Chinese word wrapped over two of them whole again."""
    if len(glyphs) == 1:
        return glyphs[0][4]
    rows = [glyphs] if len(glyphs) < _FIGURE and _on_one_line(glyphs) else _rows(glyphs)
    return joined([" ".join([word.text for word in _words(row)]) for row in rows], "\n")


def _on_one_line(glyphs: Sequence[Glyph]) -> bool:
    """Whether a few glyphs stand at one height exactly, as the digits of a figure do."""
    top, bottom = glyphs[0][1], glyphs[0][3]
    return all(glyph[1] == top and glyph[3] == bottom for glyph in glyphs)


def joined(texts: Iterable[str], separator: str) -> str:
    """Texts as one, without separator where Chinese stands on both sides of it."""
    whole = ""
    for text in texts:
        seamless = not whole or not text or (whole[-1] >= _CJK and text[0] >= _CJK)
        whole += text if seamless else separator + text
    return whole


def _rows(glyphs: Iterable[Glyph]) -> Iterator[list[Glyph]]:
    """Glyphs grouped by height: one whose middle is half a line below that of the row opens the next."""
    row: list[Glyph] = []
    middle = reach = 0.0
    for twice, glyph in sorted([(glyph[1] + glyph[3], glyph) for glyph in glyphs]):
        height = glyph[3] - glyph[1]
        if row and twice - middle > reach and twice - middle > height:
            yield row
            row = []
        row.append(glyph)
        if len(row) == 1:
            middle, reach = twice, height
        else:
            middle += (twice - middle) / len(row)
            reach = max(reach, height)
    if row:
        yield row


def _line(row: list[Glyph]) -> Line:
    words = _words(row)
    heights = sorted([glyph[3] - glyph[1] for glyph in row])
    top, bottom = min([glyph[1] for glyph in row]), max([glyph[3] for glyph in row])
    return Line((words[0].left, top, words[-1].right, bottom), heights[len(heights) // 2] or 1.0, tuple(words))


def _words(row: list[Glyph]) -> list[Word]:
    """The words of a row from the left; glyphs printed twice to look bold are read once."""
    row.sort()
    size = row[len(row) // 2][3] - row[len(row) // 2][1] or 1.0
    narrow, wide = _GAP * size, _WIDE_GAP * size
    words: list[Word] = []
    start, last = row[0][0], row[0]
    text, right = last[4], last[2]
    for glyph in row[1:]:
        left, _, end, _, character = glyph
        gap = left - right
        if gap > narrow and (gap > wide or character < _CJK or last[4] < _CJK):
            words.append(Word(text, start, right))
            text, start, right = character, left, end
        elif character != last[4] or left - last[0] >= _SAME_SPOT * (last[2] - last[0]):
            text += character
            right = max(right, end)
        else:
            continue
        last = glyph
    words.append(Word(text, start, right))
    return words
