"""Growth rates that stand beside the number of requests."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from gongkai.annual.narrative.fact import Concept, Fact, Scope
from gongkai.annual.narrative.patterns import Passage

_RATE = re.compile(
    r"(?:件|个|份|宗)(?:,|，|\()?(?:同比|(?:较|比|与)(?:上|去)一?年(?:度|同期)?(?:相比)?)"
    r"(?P<way>增长|增加|上升|提高|增幅|下降|减少|降低)(?:了|约|为|达)?(?P<percent>\d+(?:\.\d+)?)%"
)
_DOWN = frozenset({"下降", "减少", "降低"})


@dataclass(frozen=True, slots=True)
class Rate:
    """A growth rate: `percent` as printed, negative for a fall, of the number `of`."""

    percent: Decimal
    of: Fact
    section: str
    start: int
    end: int

    def fits(self, now: int, before: int) -> bool:
        """Whether going from `before` to `now` is this rate, rounded or cut to the decimals printed.

        >>> rate = Rate(Decimal("208.1"), Fact(Concept.RECEIVED, 114, "1", 0, 3, 0), "1", 0, 5)
        >>> rate.fits(114, 37), rate.fits(114, 38)
        (True, False)
        """
        if before <= 0:
            return False
        exact = Decimal(now - before) * 100 / before
        step = Decimal(1).scaleb(int(self.percent.as_tuple().exponent))
        return abs(exact - self.percent) <= step / 2 or (
            abs(exact) >= abs(self.percent) and abs(exact - self.percent) < step
        )

    def bases(self, now: int) -> tuple[int, ...]:
        """Every number of the year before from which this rate leads to `now`."""
        factor = 1 + self.percent / 100
        if factor <= 0:
            return ()
        middle = int(now / factor)
        reach = max(2, middle // 50)
        return tuple(base for base in range(max(1, middle - reach), middle + reach + 1) if self.fits(now, base))


def rates(passage: Passage, facts: tuple[Fact, ...]) -> Iterator[Rate]:
    """The rate beside each number of requests in a sentence."""
    for found in _RATE.finditer(passage.text):
        begin = passage.sentence.begin + found.start()
        start, end = passage.prose.place(begin + 1, passage.sentence.begin + found.end())
        unit_at = passage.prose.origins[begin]
        for fact in facts:
            counted = fact.concept in (Concept.RECEIVED, Concept.ACCEPTED) and fact.scope is not Scope.OTHER
            if counted and fact.section == passage.prose.section and _beside(passage, fact, unit_at):
                sign = -1 if found["way"] in _DOWN else 1
                yield Rate(sign * Decimal(found["percent"]), fact, fact.section, start, end)


def _beside(passage: Passage, fact: Fact, unit_at: int) -> bool:
    """Whether the number's unit stands right behind it, apart from blanks."""
    return passage.number == fact.sentence and 0 <= unit_at - fact.end <= _WIDEST_GAP


_WIDEST_GAP = 3
