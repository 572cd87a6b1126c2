"""How much of a text is last year's over again; figures do not make a sentence new."""

from __future__ import annotations

import re
from dataclasses import dataclass

_ENDS = re.compile(r"[。；;！？\n]")
_FIGURE = re.compile(r"[\d０-９.,，]+|\{\{[^{}]*\}\}")
_SHORTEST = 8
MUCH = 50


@dataclass(frozen=True, slots=True)
class Repetition:
    """The share of a section that stands in last year's, in percent, and the sentences that do."""

    percent: int
    sentences: tuple[str, ...]

    @property
    def much(self) -> bool:
        """Whether most of it repeats."""
        return self.percent >= MUCH


def repetition(now: str, before: str) -> Repetition:
    """What of `now` stands in `before`, by whole sentences of eight characters and more.

    >>> repetition(
    ...     "全年新收申请12件，均已按期办结。新设图书角三处，方便群众查阅。", "全年新收申请9件，均已按期办结。"
    ... ).percent
    50
    """
    former = {_plain(sentence) for sentence in _sentences(before)}
    sentences = _sentences(now)
    same = tuple(sentence for sentence in sentences if _plain(sentence) in former)
    whole = sum(map(len, sentences))
    return Repetition(round(100 * sum(map(len, same)) / whole) if whole else 0, same)


def _sentences(text: str) -> list[str]:
    return [one for part in _ENDS.split(text) if len(one := part.strip()) >= _SHORTEST]


def _plain(sentence: str) -> str:
    return _FIGURE.sub("#", sentence).replace(" ", "")
