"""Totals that the prose itself takes apart: `67 个，包含 28 个、32 个……`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from gongkai.annual.narrative.fact import Concept, Fact
from gongkai.annual.narrative.numerals import DIGITS, parse
from gongkai.annual.narrative.patterns import Passage

_UNITS = "件|个|条|份|宗|起|例|次|项|期|篇|场|家"
_TOTAL = re.compile(
    rf"(?<![\d.,])(?P<number>{DIGITS})(?P<unit>{_UNITS})(?P<open>[,，]?\(|[,，])?(?:其中|包含|包括)(?:包括|有|含|为|:|,|，)?"
)
_ITEM = rf"[,，、]?(?P<label>[^\d,，、。;()■]{{1,16}}?)(?P<number>{DIGITS})"
_ITEM_OF_HOTLINE = rf"[,，、]?12345(?P<label>[^\d,，、。;()■]{{1,16}}?)(?P<number>{DIGITS})"
_NOT_A_PART = re.compile(
    r"答复|办结|办理|回复|结转|增|减|比|占|已|均|完成|采纳|未|不|较|关注|订阅|浏览|阅读|其中|共|总|累计|新|约|近|超|来自|涉及"
)
_CHANNEL = re.compile(
    r"(?:线上|网上|网络|互联网|在线|网站|平台|信函|邮寄|邮政|信件|当面|现场|窗口|传真|邮箱|电子邮件|书面)"
    rf"[^\d,，、。;()]{{0,8}}?(?P<number>{DIGITS})(?:件|个|份|宗)"
)
_FEWEST_CHANNELS = 3


@dataclass(frozen=True, slots=True)
class Breakdown:
    """A printed total and the sum of the parts printed beside it, with the place of the whole passage."""

    total: int
    parts: tuple[int, ...]
    section: str
    start: int
    end: int
    exhaustive: bool

    @property
    def holds(self) -> bool:
        """Parts said to be all must add up exactly; parts said to be among it must not exceed it."""
        return sum(self.parts) == self.total if self.exhaustive else sum(self.parts) <= self.total


def breakdowns(passage: Passage, facts: tuple[Fact, ...]) -> Iterator[Breakdown]:
    """Every total of a sentence that is taken apart into parts of the same unit."""
    yield from _enumerations(passage)
    if total := _intake(passage, facts):
        yield from _applicants(passage, facts, total)
        yield from _channels(passage, total)


def _enumerations(passage: Passage) -> Iterator[Breakdown]:
    for found in _TOTAL.finditer(passage.text):
        parts, end = _parts(passage.text, found.end(), found["unit"])
        if len(parts) > 1:
            start, stop = passage.place(found.start(), end)
            total = int(parse(found["number"]))
            yield Breakdown(total, parts, passage.prose.section, start, stop, exhaustive=False)


def _parts(text: str, begin: int, unit: str) -> tuple[tuple[int, ...], int]:
    """The parts that follow one another from an offset on, all counted in one unit, and where they end."""
    parts: list[int] = []
    item, numbered = (re.compile(pattern + unit) for pattern in (_ITEM, _ITEM_OF_HOTLINE))
    while found := item.match(text, begin) or numbered.match(text, begin):
        if _NOT_A_PART.search(found["label"]):
            break
        parts.append(int(parse(found["number"])))
        begin = found.end()
    return tuple(parts), begin


def _intake(passage: Passage, facts: tuple[Fact, ...]) -> Fact | None:
    """The number of requests a sentence takes apart: in it, or in the one before if it begins with 其中."""
    back = 1 if passage.text.startswith("其中") else 0
    near = (
        fact
        for fact in facts
        if fact.concept in (Concept.RECEIVED, Concept.ACCEPTED)
        and fact.section == passage.prose.section
        and fact.sentence == passage.number - back
        and fact.value
    )
    return next(near, None)


def _applicants(passage: Passage, facts: tuple[Fact, ...], total: Fact) -> Iterator[Breakdown]:
    """Natural persons and organisations, once each, are all there is."""
    kinds = (Concept.NATURAL_PERSON, Concept.ORGANISATION)
    parts = [
        fact
        for fact in facts
        if fact.concept in kinds and (fact.section, fact.sentence) == (total.section, passage.number)
    ]
    if [fact.concept for fact in parts] == list(kinds):
        values = tuple(int(fact.value) for fact in parts)
        yield Breakdown(int(total.value), values, total.section, total.start, parts[-1].end, exhaustive=True)


def _channels(passage: Passage, total: Fact) -> Iterator[Breakdown]:
    """Requests by channel: three channels or more are taken for all of them."""
    found = tuple(_CHANNEL.finditer(passage.text))
    if len(found) >= _FEWEST_CHANNELS:
        parts = tuple(int(parse(match["number"])) for match in found)
        start, stop = passage.place(found[0].start(), found[-1].end())
        yield Breakdown(int(total.value), parts, total.section, start, stop, exhaustive=True)
