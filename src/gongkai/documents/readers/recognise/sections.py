"""The prose of a report by its six sections: headings by their words, not by their marks or levels."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from gongkai.annual.forms import SECTIONS
from gongkai.documents.grid import Document, Paragraph
from gongkai.documents.readers.recognise.labels import bigrams
from gongkai.documents.readers.recognise.normalise import compact, letters
from gongkai.documents.readers.recognise.paragraphs import joined, printed, without_furniture
from gongkai.documents.readers.recognise.pieces import Span
from gongkai.documents.readers.recognise.stream import is_page_mark
from gongkai.script import simplified

_NUMERAL = re.compile(
    r"^[#*\s]*(?:第?[一二三四五六七八九]\s*(?:[、.．,，:：]|部分)|[(（][一二三四五六][)）]|[1-6]\s*[.、．])"
)
_HEADING_LENGTH = 36
_NEAR = 0.45
_PACKED = re.compile(
    r"(?<=[^一-龥])?([一二三四五六]\s*、\s*(?:总体情况|主动公开政府信息的?情况|收到和处理政府信息公开申请的?情况"
    r"|(?:因)?政府信息公开[^，。]{0,12}行政复议[^，。]{0,8}行政诉讼的?情况"
    r"|(?:政府信息公开工作)?存在的?(?:主要)?问题[^，。]{0,8}(?:情况|措施)|其他需要报告的?事项))"
)
_PACKED_LENGTH = 120
_GRAMS = tuple(bigrams(letters(section)) for section in SECTIONS)
PROBLEMS = 5
_TABLES = frozenset((2, 3, 4))


@dataclass(frozen=True, slots=True)
class Line:
    """A piece of prose: its text, its block, its first offset there."""

    text: str
    block: int
    start: int = 0


@dataclass(frozen=True, slots=True)
class Prose:
    """Narrative and headings by section number; "0" is what stands before section one."""

    narrative: dict[str, str]
    headings: dict[str, str]

    def simplified(self) -> Prose:
        """The same in the simplified script, in which the rules read the prose."""
        return Prose(
            {number: simplified(text) for number, text in self.narrative.items()},
            {number: simplified(text) for number, text in self.headings.items()},
        )


def read_sections(document: Document, tables: Mapping[int, tuple[Span, Span]]) -> Prose:
    """Sort the prose of a document into the sections, tables and their headers left out.

    `tables` are first and last place of each table by number of its section.
    """
    lines = _lines(document)
    headings = _headings(lines, tables)
    parts = _parts(lines, headings, tables)
    texts = {number: without_furniture(texts, first=number == 0) for number, texts in sorted(parts.items())}
    return Prose(
        {str(number): text for number, part in texts.items() if (text := joined(part, document.container))},
        {str(number): printed(lines[index].text) for index, number in headings.items()},
    )


def _parts(
    lines: Sequence[Line], headings: Mapping[int, int], tables: Mapping[int, tuple[Span, Span]]
) -> dict[int, list[str]]:
    """The lines of every section. What follows table four without a heading is section five."""
    parts: dict[int, list[str]] = {}
    section = 0
    unheaded = max(_TABLES) in tables and PROBLEMS not in headings.values()
    for index, line in enumerate(lines):
        if index in headings:
            section = headings[index]
            continue
        if unheaded and section in _TABLES and _behind(line, tables[max(_TABLES)][1]):
            section = PROBLEMS
        if section >= PROBLEMS or _is_prose(line, section, tables):
            parts.setdefault(section, []).append(line.text)
    return parts


def _lines(document: Document) -> list[Line]:
    """Every paragraph, and every section of a paragraph that holds several."""
    lines: list[Line] = []
    for index, block in enumerate(document.blocks):
        if isinstance(block, Paragraph) and not is_page_mark(block.text):
            lines.extend(_pieces(block.text, index))
    return lines


def _pieces(text: str, block: int) -> list[Line]:
    if len(text) < _PACKED_LENGTH:
        return [Line(text, block)]
    cuts = sorted({0, len(text), *(edge for found in _PACKED.finditer(text) for edge in found.span())})
    return [Line(text[start:end], block, start) for start, end in pairwise(cuts)]


def _headings(lines: Sequence[Line], tables: Mapping[int, tuple[Span, Span]]) -> dict[int, int]:
    """Line numbers of the headings with their sections, in order of the sections.

    Of several headings of a section with a table the likest before the table counts, of others the first.
    """
    found: dict[int, list[tuple[float, int]]] = {}
    for index, line in enumerate(lines):
        section, likeness = _section(line.text)
        if section:
            found.setdefault(section, []).append((likeness, index))
    chosen: dict[int, int] = {}
    floor = -1
    for section in range(1, len(SECTIONS) + 1):
        places = [place for place in found.get(section, ()) if place[1] > floor]
        if section in tables:
            places = sorted(place for place in places if _before(lines[place[1]], tables[section][0]))[-1:]
        if places:
            floor = places[0][1]
            chosen[floor] = section
    return _with_first(lines, chosen)


def _with_first(lines: Sequence[Line], chosen: dict[int, int]) -> dict[int, int]:
    """Section one under a heading of its own wording: the first line that counts itself 一."""
    if 1 in chosen.values():
        return chosen
    end = min(chosen, default=len(lines))
    for index, line in enumerate(lines[:end]):
        plain = compact(line.text).lstrip("#*")
        if plain.startswith("一、") and len(plain) <= _HEADING_LENGTH:
            return {index: 1, **chosen}
    return chosen


def _section(text: str) -> tuple[int, float]:
    """Which section a line is the heading of, and how like its official heading; 0 where it is none."""
    if len(text) > 2 * _HEADING_LENGTH or not _NUMERAL.match(text):
        return 0, 0.0
    plain = letters(_NUMERAL.sub("", text))
    if not plain or len(plain) > _HEADING_LENGTH:
        return 0, 0.0
    grams = bigrams(plain)
    scores = [2 * len(grams & official) / (len(grams) + len(official)) for official in _GRAMS]
    best = max(scores)
    return (scores.index(best) + 1, best) if best >= _NEAR else (0, 0.0)


def _before(line: Line, span: Span) -> bool:
    return (line.block, line.start) < (span.block, span.start) or (line.block < span.block)


def _is_prose(line: Line, section: int, tables: Mapping[int, tuple[Span, Span]]) -> bool:
    """Whether a line before section five is prose and no remains of a table."""
    return not _covered(line, tables.values()) and (section not in _TABLES or _is_sentence(line.text))


def _covered(line: Line, spans: Iterable[tuple[Span, Span]]) -> bool:
    """Whether a line stands within a table's printing."""
    return any(
        (first.block, first.start) <= (line.block, line.start + len(line.text)) and not _behind(line, last)
        for first, last in spans
    )


def _behind(line: Line, last: Span) -> bool:
    return line.block > last.block or (line.block == last.block and line.start >= max(last.end, 1))


def _is_sentence(text: str) -> bool:
    """Whether a line in a section of tables is prose: tables print no sentences."""
    return "。" in text or compact(text).startswith("注")
