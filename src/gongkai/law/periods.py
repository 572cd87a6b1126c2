"""Periods set by law, as dated values with their articles.

A value holds from `start` until the day before the next one starts. What the legislature may change stands here;
what it means for a case stands in `clocks`, `publication` and `remedies`.
"""

from __future__ import annotations

from bisect import bisect_right
from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from typing import Generic, TypeVar

from gongkai.errors import GongkaiError
from gongkai.law import citations as law
from gongkai.law.citations import Citation, Evidence

T = TypeVar("T")


class NotInForceError(GongkaiError):
    """A rule is asked for a day before it existed."""


@dataclass(frozen=True, slots=True)
class Dated(Generic[T]):
    """A value in force from `start`, with its source and how well it is known."""

    start: date
    value: T
    source: Citation
    evidence: Evidence = Evidence.STATUTE


class Timeline(Generic[T]):
    """The values one rule has had, oldest first.

    >>> REPLY.on(date(2024, 3, 4)).value
    20
    >>> REPLY.on(date(2019, 5, 14)).value
    15
    """

    __slots__ = ("_starts", "name", "values")

    def __init__(self, name: str, *values: Dated[T]) -> None:
        self.name = name
        self.values = tuple(sorted(values, key=lambda dated: dated.start))
        self._starts = [dated.start for dated in self.values]

    def on(self, day: date) -> Dated[T]:
        """The value in force on a day. Raises NotInForceError before the first."""
        position = bisect_right(self._starts, day)
        if not position:
            first = self.values[0]
            raise NotInForceError(
                f"{day.isoformat()} 尚无“{self.name}”的规定，该规定自 {first.start.isoformat()} 起施行",
                source=str(first.source),
            )
        return self.values[position - 1]


def months_after(day: date, months: int) -> date:
    """The corresponding day so many months later, or that month's last day where it has none.

    >>> months_after(date(2023, 8, 31), 6)
    datetime.date(2024, 2, 29)

    Source: Civil Code, Art. 202.
    """
    years, month = divmod(day.month - 1 + months, 12)
    year = day.year + years
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


_OLD, _NEW = date(2008, 5, 1), date(2019, 5, 15)
_REG, _OLD_REG = law.REGULATIONS, law.REGULATIONS_2008

REPLY = Timeline(
    "答复期限（工作日）",
    Dated(_OLD, 15, _OLD_REG.article(24), Evidence.NOTICE),
    Dated(_NEW, 20, _REG.article(33, paragraph=2)),
)
EXTENSION = Timeline(
    "延长答复期限（工作日）",
    Dated(_OLD, 15, _OLD_REG.article(24), Evidence.NOTICE),
    Dated(_NEW, 20, _REG.article(33, paragraph=2)),
)
CORRECTION_NOTICE = Timeline("告知补正的期限（工作日）", Dated(_NEW, 7, _REG.article(30)))
CONSULTATION = Timeline("第三方反馈意见的期限（工作日）", Dated(_NEW, 15, _REG.article(32)))
ORGAN_CONSULTATION = Timeline("共同制作机关反馈意见的期限（工作日）", Dated(_NEW, 15, _REG.article(34)))
PUBLICATION = Timeline("主动公开的期限（工作日）", Dated(_NEW, 20, _REG.article(26)))
DECISION_PUBLICITY = Timeline(
    "行政许可、行政处罚决定的公示期限（工作日）",
    Dated(date(2018, 7, 1), 7, Citation(law.DOUBLE_PUBLICITY), Evidence.NOTICE),
)
PAYMENT = Timeline("缴纳信息处理费的期限（工作日）", Dated(date(2021, 1, 1), 20, Citation(law.FEES), Evidence.PRACTICE))
