"""The prose of a report by its six sections: headings by their words, not by their marks or levels."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from gongkai.annual.forms import SECTIONS
from gongkai.documents.grid import Document, Paragraph
from gongkai.documents.readers.recognise.identity import is_title
from gongkai.documents.readers.recognise.labels import bigrams
from gongkai.documents.readers.recognise.normalise import compact, letters
from gongkai.documents.readers.recognise.stream import Span, is_page_mark

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
_END = "。！？；：…”）)》.!?;:"
_SUBHEADING = re.compile(
    r"^(?:[(（][一二三四五六七八九十]+[)）]|[一二三四五六七八九十]+、|\d{1,2}[.、．]|第[一二三四五六]部分)"
)
_SUBHEADING_LENGTH = 26
_METADATA = re.compile(
    r"^(?:当前位置|您的位置|首页|发布(?:日期|时间|机构|单位)|公开日期|信息?来源|来源|文号|栏目|标题|名称|索引号|原文链接"
    r"|作者|浏览|阅读|字[号体]|打印|分享|点击|本地目录|页面链接|=+|访问量|责任编辑|时间)"
)
_WRAPPED = frozenset(("text", "pdf", "scan"))
"""Containers whose paragraphs may be cut by lines and pages."""

_GRAMS = tuple(bigrams(letters(section)) for section in SECTIONS)
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


def read_sections(document: Document, spans: Sequence[tuple[Span, Span]], tables: dict[int, Span]) -> Prose:
    """Sort the prose of a document into the sections, tables and their headers left out.

    `tables` are the last places before each table's first cells: a heading of sections two to four stands
    before them. `spans` are what the tables cover.
    """
    lines = _lines(document)
    headings = _headings(lines, tables)
    parts: dict[int, list[Line]] = {}
    section = 0
    for index, line in enumerate(lines):
        if index in headings:
            section = headings[index]
        elif not _covered(line, spans) and (section not in _TABLES or _is_sentence(line.text)):
            parts.setdefault(section, []).append(line)
    parts[0] = _preamble(parts.get(0, []))
    wrapped = document.container in _WRAPPED
    return Prose(
        {str(number): text for number, part in sorted(parts.items()) if (text := _joined(part, wrapped=wrapped))},
        {str(number): _printed(lines[index].text) for index, number in headings.items()},
    )


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


def _headings(lines: Sequence[Line], tables: dict[int, Span]) -> dict[int, int]:
    """Line numbers of the headings with their sections, in order of the sections.

    Of several headings of a section with a table the last before the table counts, of others the first.
    """
    found: dict[int, list[int]] = {}
    for index, line in enumerate(lines):
        if section := _section(line.text):
            found.setdefault(section, []).append(index)
    chosen: dict[int, int] = {}
    floor = -1
    for section in range(1, len(SECTIONS) + 1):
        places = [index for index in found.get(section, ()) if index > floor]
        if section in tables:
            places = [index for index in places if _before(lines[index], tables[section])][-1:]
        if places:
            floor = places[0]
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


def _section(text: str) -> int:
    """Which section a line is the heading of, 0 where it is none."""
    if len(text) > 2 * _HEADING_LENGTH or not _NUMERAL.match(text):
        return 0
    plain = letters(_NUMERAL.sub("", text))
    if not plain or len(plain) > _HEADING_LENGTH:
        return 0
    grams = bigrams(plain)
    scores = [2 * len(grams & official) / (len(grams) + len(official)) for official in _GRAMS]
    best = max(scores)
    return scores.index(best) + 1 if best >= _NEAR else 0


def _before(line: Line, span: Span) -> bool:
    return (line.block, line.start) < (span.block, span.start) or (line.block < span.block)


def _covered(line: Line, spans: Sequence[tuple[Span, Span]]) -> bool:
    """Whether a line stands within a table's printing."""
    return any(
        (first.block, first.start) <= (line.block, line.start + len(line.text)) and _starts_by(line, last)
        for first, last in spans
    )


def _starts_by(line: Line, last: Span) -> bool:
    return line.block < last.block or (line.block == last.block and line.start < max(last.end, 1))


def _is_sentence(text: str) -> bool:
    """Whether a line in a section of tables is prose: tables print no sentences."""
    return "。" in text or compact(text).startswith("注")


def _preamble(part: Sequence[Line]) -> list[Line]:
    """What stands before section one without the page's own lines and the title."""
    titles = [index for index, line in enumerate(part) if is_title(line.text) and len(line.text) < _PACKED_LENGTH]
    own = [line for line in part[titles[-1] + 1 if titles else 0 :] if not _METADATA.match(line.text.strip())]
    while own and "。" not in own[-1].text:
        own.pop()
    return own


def _joined(part: Sequence[Line], *, wrapped: bool) -> str:
    """Paragraphs on lines of their own; what lines and pages cut is put together."""
    texts: list[str] = []
    for line in part:
        text = _printed(line.text)
        if not text:
            continue
        if wrapped and texts and _goes_on(texts[-1], text):
            texts[-1] = _glue(texts[-1], text)
        else:
            texts.append(text)
    return "\n".join(texts)


def _goes_on(before: str, after: str) -> bool:
    if before[-1] in _END or _SUBHEADING.match(after):
        return before[-1] in "，、" and not _SUBHEADING.match(after)
    return not (_SUBHEADING.match(before) and len(before) <= _SUBHEADING_LENGTH and "，" not in before)


def _glue(before: str, after: str) -> str:
    """Two halves of a sentence; Latin words and numbers keep a space between them."""
    return f"{before} {after}" if before[-1].isascii() and after[0].isascii() and after[0].isalpha() else before + after


def _printed(text: str) -> str:
    return " ".join(text.strip().lstrip("#").split()).strip()
