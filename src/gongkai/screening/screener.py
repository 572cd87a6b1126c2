"""The screening itself: blocks in, hits out, in reading order."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from functools import cached_property

from gongkai.annual.record import Place
from gongkai.screening.detectors import detect
from gongkai.screening.hits import Found, Hit, Sort
from gongkai.screening.masking import mask
from gongkai.screening.passages import Block, Passage
from gongkai.screening.plain import levelled
from gongkai.screening.profiles import Profile, Treatment, profile
from gongkai.screening.rosters import InList, Roster, in_list, roster
from gongkai.screening.subject import Subject
from gongkai.screening.words import Met, Word, WordFinder, starter_words


@dataclass(frozen=True)
class Screener:
    """What to look for and how to mask it: a profile, word lists, and texts that are allowed to stand.

    `allowed` are texts of the organ's own that look personal and are public: its duty mobile, its mailbox.
    Make one and use it for many files; its word lists are compiled once.
    """

    profile: Profile = field(default_factory=profile)
    words: tuple[Word, ...] = field(default_factory=starter_words)
    allowed: frozenset[str] = frozenset()

    def blocks(self, blocks: Iterable[Block], *, buried: str = "") -> Iterator[Hit]:
        """Hits of a document. `buried` names the hidden part of a file that the blocks were taken from."""
        before: Roster | None = None
        for block in blocks:
            if isinstance(block, Passage):
                hits = self.passage(block)
            else:
                before = roster(block, before)
                hits = self._listing(before)
            yield from (replace(hit, buried=buried) for hit in hits)

    def passage(self, passage: Passage, subject: Subject | None = None) -> Iterator[Hit]:
        """Hits of one paragraph, or of a cell with what its table says of it."""
        seen = subject or Subject(levelled(passage.text))
        for found in detect(seen):
            if hit := self._hit(passage, found):
                yield hit
        yield from (
            _word_hit(passage, met) for met in self._finder.find(passage.text) if met.word.text not in self._allowed
        )

    def masked(self, text: str) -> str:
        """The whole text with everything personal in it masked as the profile says."""
        pieces, end = [], 0
        for found in detect(Subject(levelled(text))):
            way = self._treatment(found.sort).way
            if not self._may_stand(text[found.start : found.end]):
                pieces += [text[end : found.start], mask(text[found.start : found.end], way)]
                end = found.end
        return "".join((*pieces, text[end:]))

    def _listing(self, people: Roster) -> Iterator[Hit]:
        told: dict[int, list[InList]] = {}
        for one in in_list(people):
            told.setdefault(id(one.passage), []).append(one)
        for number, row in enumerate(people.listing.rows):
            for column, passage in enumerate(row):
                if passage.text.strip():
                    yield from self._in_list(told.get(id(passage), ()))
                    yield from self._cell(people, number, column)

    def _in_list(self, told: Iterable[InList]) -> Iterator[Hit]:
        for one in told:
            start = len(one.passage.text) - len(one.passage.text.lstrip())
            found = Found(one.sort, start, start + len(one.passage.text.strip()), one.doubtful)
            if hit := self._hit(one.passage, found):
                yield hit

    def _cell(self, people: Roster, number: int, column: int) -> Iterator[Hit]:
        passage, said = people.listing.rows[number][column], people.cells[number][column]
        text = levelled(passage.text)
        yield from self.passage(passage, Subject(text, said, personal=people.personal, tabular=True))

    def _hit(self, passage: Passage, found: Found) -> Hit | None:
        text = passage.text[found.start : found.end]
        treatment = self._treatment(found.sort)
        if self._may_stand(text) or (treatment.stands and found.sort is not Sort.CREDIT_CODE):
            return None
        severity = self.profile.severity(found.sort, doubtful=found.doubtful)
        return Hit(
            found.sort,
            severity,
            text,
            mask(text, treatment.way),
            _at(passage.where, found.start, found.end),
            found.doubtful,
        )

    def _treatment(self, sort: Sort) -> Treatment:
        return self.profile.treatments[sort]

    def _may_stand(self, text: str) -> bool:
        return _compact(text) in self._allowed

    @cached_property
    def _allowed(self) -> frozenset[str]:
        return frozenset(map(_compact, self.allowed))

    @cached_property
    def _finder(self) -> WordFinder:
        return WordFinder(self.words)


def _word_hit(passage: Passage, met: Met) -> Hit:
    word, text = met.word, passage.text[met.start : met.end]
    note = "；".join(filter(None, (f"建议改为“{word.suggestion}”" if word.suggestion else "", word.reason)))
    return Hit(word.sort, word.severity, text, text, _at(passage.where, met.start, met.end), note=note)


def _at(where: Place, start: int, end: int) -> Place:
    return replace(where, start=start, end=end)


def _compact(text: str) -> str:
    return "".join(letter for letter in levelled(text) if not letter.isspace() and letter != "-")
