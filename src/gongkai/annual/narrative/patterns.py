"""Building blocks of the patterns that tie numbers to concepts, and the making of facts from their matches."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from gongkai.annual.narrative.fact import Concept, Fact, Scope
from gongkai.annual.narrative.numerals import NUMBER, parse
from gongkai.annual.narrative.prose import Prose, Sentence, Span
from gongkai.annual.narrative.scope import scope

COUNTED = rf"{NUMBER}(?P<about>余|多|几)?(?P<unit>件|个|条|份|宗|起|例|次|项|部)(?P<more>以上|左右)?(?:次)?"
"""A number with a unit that counts cases or documents."""

LINK = r"(?:的|共计?|总共|合计|总计|总数|总量|数量|数|有|为|是|达到?|:|分别|约|近|计|新增){0,4}"
"""Words that may stand between a concept and its number."""

REQUEST = (
    r"(?:(?:政府|政务)?信息(?:公开)?依申请(?:公开)?(?:件|事项)?"
    r"|(?:政府|政务)?信息公开(?:的)?申请(?:事项|件|书|表)?"
    r"|依申请公开(?:的)?(?:政府|政务)?(?:信息)?(?:的)?(?:申请|事项|件|信息)?"
    r"|(?:政府|政务)?(?:公开)申请|申请公开(?:政府)?(?:信息|事项)?(?:的申请)?)"
)
"""A request for information, as reports name it."""


@dataclass(frozen=True)
class Passage:
    """A sentence under examination, with the section it stands in and the report's own organ and year.

    `after_requests` is true where this sentence or one shortly before speaks of requests.
    """

    prose: Prose
    sentence: Sentence
    number: int
    organ: str
    year: int | None
    after_requests: bool

    @property
    def text(self) -> str:
        """The sentence's text, quotations blanked out."""
        return self.sentence.text

    def place(self, begin: int, end: int) -> tuple[int, int]:
        """Offsets in the printed section of a stretch of this sentence."""
        return self.prose.place(self.sentence.begin + begin, self.sentence.begin + end)

    def is_own(self, found: re.Match[str]) -> bool:
        """Whether what stands before a match names the report's own scope, or nobody."""
        return scope(self.organ, self.year, self.text[: found.start()]) is not Scope.OTHER

    def span(self, found: re.Match[str], group: str | int = 0) -> Span:
        """The printed stretch of a match, or of one of its groups, in this sentence's text."""
        return Span(self.prose.section, *self.place(*found.span(group)))

    def fact(self, concept: Concept, found: re.Match[str]) -> Fact | None:
        """A fact from a match that has a group `number`; None where the print says "about" or tears a number."""
        parts = found.groupdict()
        if parts.get("about") or parts.get("more") or _is_change(self.text[: found.start("number")]):
            return None
        start, stop = self.place(*found.span("number"))
        within = range(*(self.sentence.begin + offset for offset in found.span("number")))
        torn = any(position in self.prose.torn for position in within)
        return Fact(
            concept=concept,
            value=parse(parts["number"] or ""),
            section=self.prose.section,
            start=start,
            end=stop,
            sentence=self.number,
            scope=scope(self.organ, self.year, self.text[: found.start()]),
            outright=not torn,
            unit=(parts.get("money") or ""),
        )

    def none(self, concept: Concept, found: re.Match[str]) -> Fact:
        """A zero said in words (`未收到申请`), from the match that says it."""
        start, stop = self.place(*found.span())
        scoped = scope(self.organ, self.year, self.text[: found.start()])
        return Fact(concept, 0, self.prose.section, start, stop, self.number, scoped)

    def each(self, patterns: Mapping[Concept, re.Pattern[str]], *, after: int = 0) -> Iterator[Fact]:
        """A fact for every match of every pattern, from an offset of the sentence on."""
        for concept, pattern in patterns.items():
            for found in pattern.finditer(self.text, after):
                if made := self.fact(concept, found):
                    yield made


def _is_change(before: str) -> bool:
    """Whether the words right before a number say by how much something changed, not how much there is."""
    return (
        re.search(r"(?:增加|减少|增长|下降|上升|降低|多|少|超过?|近|约|逾|不足|不少于|比|较)(?:了|到)?$", before)
        is not None
    )
