"""All runs of one source in reading order, and where a table three begins and ends among them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache

from gongkai.documents.readers.recognise.labels import Label, every_label, request_label
from gongkai.documents.readers.recognise.pieces import Piece, Run
from gongkai.documents.readers.recognise.placing import like
from gongkai.documents.readers.recognise.rows import WIDTH
from gongkai.documents.readers.recognise.stream import words_before

FIRST, LAST = "new", "carried_over"
"""The first and the last row of table three."""

_NEAR = 0.6
_MARGIN = 6


@dataclass(frozen=True)
class Listing:
    """The pieces of one source; its runs, each with the letters before it; its tables three."""

    pieces: Sequence[Piece]

    @cached_property
    def runs(self) -> tuple[tuple[str, Run], ...]:
        """Every run with the letters before it."""
        return tuple(words_before(self.pieces))

    @cached_property
    def tables(self) -> tuple[tuple[int, int], ...]:
        """First and last run of every table three: by the labels at its ends, else by full rows."""
        begins = [position for position in range(len(self.runs)) if self._begins(position)]
        if not begins:
            begins = [position for position in range(len(self.runs)) if self._full(position)][:1]
        limits = [*begins[1:], len(self.runs)]
        return tuple((first, self._end(first, limit)) for first, limit in zip(begins, limits, strict=False))

    def _begins(self, position: int) -> bool:
        before, run = self.runs[position]
        if not run.wide(WIDTH):
            return False
        own = _beside(before, run.own, FIRST)
        return own >= _NEAR and own >= _beside(before, run.own, "carried_in")

    def _full(self, position: int) -> bool:
        return len(self.runs[position][1].numbers) == WIDTH

    def _end(self, first: int, limit: int) -> int:
        for position in range(first, limit):
            before, run = self.runs[position]
            if run.wide(WIDTH) and _beside(before, run.own, LAST) >= _NEAR:
                return position
        return max((position for position in range(first, limit) if self._row(position)), default=first)

    def _row(self, position: int) -> bool:
        """Whether a run is a row of table three beyond doubt: full, or wide and beside a label of the form."""
        run = self.runs[position][1]
        return self._full(position) or (
            run.wide(WIDTH) and bool(run.own) and max(like(run.own, label) for label in every_label()) >= _NEAR
        )


@lru_cache(maxsize=4096)
def _beside(before: str, own: str, key: str) -> float:
    """How near the letters beside a run or just before it come to the label of a row."""
    label: Label = request_label(key)
    return max(like(own, label), like(before[-len(label.letters) - _MARGIN :], label))
