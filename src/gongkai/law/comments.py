"""How long the public is asked for comments on a draft (公开征求意见): the usual days, and the last day.

The periods are calendar days. Each of the three instruments says “generally not less than”: a shorter period needs a
reason that is published with the call. For other normative documents the state sets no floor; local rules often do.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from enum import Enum

from gongkai.law import citations as law
from gongkai.law.periods import Dated, Timeline


class Draft(Enum):
    """What a draft is, as the instruments tell them apart; the value is what a clerk calls it."""

    NORMATIVE = "一般的行政规范性文件"
    MARKET = "与市场主体生产经营活动密切相关的文件"
    DECISION = "重大行政决策"
    RULES = "规章"


USUAL: Mapping[Draft, Timeline[int]] = {
    Draft.RULES: Timeline("规章草案征求意见的期限（日）", Dated(date(2018, 5, 1), 30, law.RULE_PROCEDURE.article(15))),
    Draft.DECISION: Timeline(
        "重大行政决策征求意见的期限（日）", Dated(date(2019, 9, 1), 30, law.DECISION_PROCEDURE.article(15))
    ),
    Draft.MARKET: Timeline(
        "涉及市场主体的文件征求意见的期限（日）", Dated(date(2020, 1, 1), 30, law.BUSINESS.article(62))
    ),
}
"""The days below which a reason is due; a draft that is not named has no such floor in state law."""


def usual_days(draft: Draft, on: date) -> Dated[int] | None:
    """The days that a call opened on a day generally has at least; None where no instrument says any.

    >>> usual_days(Draft.DECISION, date(2024, 3, 4)).value
    30
    >>> usual_days(Draft.NORMATIVE, date(2024, 3, 4))
    """
    line = USUAL.get(draft)
    return line.on(on) if line and on >= line.values[0].start else None


def last_day(opened: date, days: int) -> date:
    """The last day of a period of so many days; the day of opening is not counted (Civil Code, Art. 201).

    >>> last_day(date(2024, 3, 4), 30)
    datetime.date(2024, 4, 3)
    """
    return opened + timedelta(days=days)
