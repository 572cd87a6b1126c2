"""Prose made fit for matching, with the way back to every printed character.

Traditional characters become simplified, full-width digits and brackets plain; spaces and breaks that a page or an OCR
put inside words and sentences go, dashes of a list and page numbers too. Nothing is quoted from the matched text: a
place is always an offset into the section as printed.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property

from gongkai.script import simplified_in_place

_FULL_WIDTH = {code: chr(code - 0xFEE0) for code in (*range(0xFF10, 0xFF1A), *range(0xFF21, 0xFF5B))}
_PLAIN = str.maketrans({**{chr(k): v for k, v in _FULL_WIDTH.items()}, "（": "(", "）": ")", "％": "%", "：": ":"})
_DROPPED = frozenset("*#\ufeff\u200b")
_PAGE_NUMBER = re.compile(r"(?m)^[ \t]*[-—–_·*\s]{1,6}\d{1,3}[ \t]*[-—–_·*]{1,6}[ \t]*$")
_LIST_DASH = re.compile(r"(?m)^[ \t]*[-•●][ \t]+")
_NEW_LINE_STARTS = re.compile(
    r"[ \t\n]{0,40}([(（][一二三四五六七八九十]{1,3}[)）]|[一二三四五六]、|\d{1,2}[.．、][^\d])"
)
_SENTENCE_END = "。；;！？!?"
_QUOTED = re.compile(r"《[^《》]{0,80}》|“[^“”]{0,80}”|\"[^\"\n]{0,40}\"|〔\d{4}〕\d+号")
_MASK = "■"
_SENTENCE = re.compile(rf"[^{_SENTENCE_END}\n]{{1,600}}")


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of a section as printed."""

    section: str
    start: int
    end: int


@dataclass(frozen=True)
class Sentence:
    """A sentence of a section: its text for matching, and where it begins in the prose."""

    text: str
    begin: int


@dataclass(frozen=True)
class Prose:
    """A section for matching: `text`, and for each of its characters the offset in the printed section.

    `torn` holds the positions of digits that a space or a break stood before, in the middle of a number.
    """

    section: str
    text: str
    origins: tuple[int, ...]
    torn: frozenset[int]

    @cached_property
    def masked(self) -> str:
        """The text with titles of documents and quotations blanked out, at equal length."""
        return _QUOTED.sub(lambda found: _MASK * len(found.group()), self.text)

    @cached_property
    def sentences(self) -> tuple[Sentence, ...]:
        """Sentences of the masked text, in order; one without any end is cut, so that no file can stall a rule."""
        return tuple(Sentence(found.group(), found.start()) for found in _SENTENCE.finditer(self.masked))

    def place(self, begin: int, end: int) -> tuple[int, int]:
        """Offsets in the printed section of a stretch of the matched text."""
        return self.origins[begin], self.origins[end - 1] + 1

    def span(self, found: re.Match[str]) -> Span:
        """The printed stretch of a match in the section's text."""
        return Span(self.section, *self.place(*found.span()))


def prose(section: str, printed: str) -> Prose:
    """Make a section's printed text fit for matching."""
    skipped = _skipped(printed)
    plain = simplified_in_place(printed)
    text: list[str] = []
    origins: list[int] = []
    torn: set[int] = set()
    gap = False
    for position, plain_character in enumerate(plain):
        character = plain_character.translate(_PLAIN)
        if position in skipped or character in _DROPPED:
            gap = True
        elif character.isspace():
            gap = True
            if character == "\n" and _ends_line(text, printed, position):
                text.append("\n")
                origins.append(position)
        else:
            if gap and character.isdigit() and text and text[-1].isdigit():
                torn.add(len(text))
            text.append(character)
            origins.append(position)
            gap = False
    return Prose(section, "".join(text), tuple(origins), frozenset(torn))


def _skipped(printed: str) -> frozenset[int]:
    """Offsets of page numbers and list dashes."""
    spans = (found.span() for pattern in (_PAGE_NUMBER, _LIST_DASH) for found in pattern.finditer(printed))
    return frozenset(position for start, end in spans for position in range(start, end))


def _ends_line(text: list[str], printed: str, position: int) -> bool:
    """Whether a line break also ends a sentence: after its mark, or before the number of a heading."""
    if not text or text[-1] == "\n":
        return False
    return text[-1] in _SENTENCE_END or _NEW_LINE_STARTS.match(printed, position + 1) is not None
