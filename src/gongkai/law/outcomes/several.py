"""Several outcomes in one request: which single row it is counted in, and why.

The form says of partial disclosure: 区分处理的，只计这一情形，不计其他情形. For the rest the rule is practice; it is
fixed here so that the same request is always counted the same way.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum

from gongkai.errors import GongkaiError
from gongkai.law.outcomes.leaves import ROWS, Outcome


@dataclass(frozen=True, slots=True)
class Item:
    """One thing asked for within a request, how it ended, and whether it is the main one."""

    outcome: Outcome
    main: bool = False


class Reason(Enum):
    """Why a request is counted in its row, as a sentence that names the row."""

    ONLY_ONE = "各项内容的处理结果相同，计入“{name}”"
    PARTIAL_SWALLOWS = "有内容作了区分处理，整件只计“{name}”，不计其他情形"
    SEPARATED = "一部分公开、一部分依法不予公开，属于区分处理，整件只计“{name}”"
    MAIN_ITEM = "各项内容的处理结果不同，按主要内容计入“{name}”"
    FIRST_IN_ORDER = "各项内容的处理结果不同且分不出主次，按报告表列的次序计入“{name}”"


@dataclass(frozen=True, slots=True)
class Settlement:
    """The one outcome of a request, with the reason to be logged beside it."""

    outcome: Outcome
    reason: Reason

    def __str__(self) -> str:
        return self.reason.value.format(name=ROWS[self.outcome].name)


PRECEDENCE = (Outcome.PARTIAL, *(outcome for outcome in Outcome if outcome is not Outcome.PARTIAL))
"""The order that decides where nothing else does: partial, granted, then the rows as printed."""


def settle(items: Sequence[Item]) -> Settlement:
    """The row of a request with several items; the order of the items never matters.

    Partial disclosure swallows the rest, and so do a part that was given and a part withheld under Arts. 14 to 16
    (Art. 37). Otherwise the main item decides; without exactly one kind of main item, the first row in order.
    Raises GongkaiError for a request without items.
    """
    outcomes = {item.outcome for item in items}
    main = {item.outcome for item in items if item.main}
    if not outcomes:
        raise GongkaiError("这件申请还没有任何处理结果，请先作出处理决定")
    if len(outcomes) == 1:
        return Settlement(outcomes.pop(), Reason.ONLY_ONE)
    if Outcome.PARTIAL in outcomes:
        return Settlement(Outcome.PARTIAL, Reason.PARTIAL_SWALLOWS)
    if Outcome.GRANTED in outcomes and any(outcome.withheld for outcome in outcomes):
        return Settlement(Outcome.PARTIAL, Reason.SEPARATED)
    if len(main) == 1:
        return Settlement(main.pop(), Reason.MAIN_ITEM)
    return Settlement(min(main or outcomes, key=PRECEDENCE.index), Reason.FIRST_IN_ORDER)
