"""The report as it stands in the file, every passage that a finding speaks of marked and tied to it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import pairwise
from xml.etree.ElementTree import Element

from gongkai.annual.forms import SECTIONS
from gongkai.cli.judging import Judged
from gongkai.cli.sheet.markup import Child, append, node
from gongkai.cli.sheet.page_original import Original
from gongkai.cli.sheet.passages import Passage, passage

_SECTION_NUMBERS = ("0", "1", "2", "3", "4", "5", "6")
_NUMERALS = ("一", "二", "三", "四", "五", "六")


def source_section(judged: Judged, original: Original, key: str) -> Element | None:
    """Preamble and sections as printed, with the file's own tables where they are known; None without either."""
    report = judged.report
    printed = {number: list(original.section(number)) for number in _SECTION_NUMBERS}
    passages = _passages(judged)
    sections = [
        _section(judged, number, passages, printed[number], key)
        for number in _SECTION_NUMBERS
        if report.narrative.get(number, "").strip() or printed[number]
    ]
    if not sections:
        return None
    return node("aside", node("h2", "报告原文"), *sections, id=f"{key}-source", class_="original")


def _official(number: str) -> str:
    """The official heading of a section whose own is not known."""
    position = int(number) - 1 if number.isdecimal() else -1
    return f"{_NUMERALS[position]}、{SECTIONS[position]}" if 0 <= position < len(SECTIONS) else ""


def _passages(judged: Judged) -> Mapping[int, Passage]:
    """The marked passages by the number of their finding."""
    found = ((number, passage(judged.report, f)) for number, f in enumerate(judged.ranked, 1))
    return {number: marked for number, marked in found if marked}


def _section(judged: Judged, number: str, passages: Mapping[int, Passage], printed: list[Element], key: str) -> Element:
    here = {n: marked for n, marked in passages.items() if marked.section == number}
    heading = judged.report.headings.get(number) or _official(number)
    section = node("section", node("h3", heading) if heading else None, id=f"{key}-s{number}")
    start = 0
    for line in judged.report.narrative.get(number, "").split("\n"):
        if line.strip():
            section.append(node("p", *_marked(line, start, here, key)))
        start += len(line) + 1
    append(section, printed)
    return section


def _marked(line: str, start: int, passages: Mapping[int, Passage], key: str) -> Iterator[Child]:
    """A line cut where passages begin and end; a piece that several speak of carries all their numbers."""
    end = start + len(line)
    edges = {start, end} | {edge for p in passages.values() for edge in (p.start, p.end) if start < edge < end}
    ordered = sorted(edges)
    for left, right in pairwise(ordered):
        numbers = [n for n, p in passages.items() if p.start <= left and right <= p.end]
        piece = line[left - start : right - start]
        yield _mark(piece, numbers, left, passages, key) if numbers else piece


def _mark(piece: str, numbers: list[int], left: int, passages: Mapping[int, Passage], key: str) -> Element:
    """A marked piece; where a passage begins stands the place that its finding links to."""
    begun = [n for n in numbers if passages[n].start == left]
    links = (
        node(
            "sup",
            node("a", str(n), href=f"#{key}-f{n}", id=f"{key}-m{n}", aria_label=f"见问题{n}"),
        )
        for n in begun
    )
    return node("mark", piece, *links)
