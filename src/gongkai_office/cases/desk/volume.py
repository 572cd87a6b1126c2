"""The evidence of number and frequency as people read it, as a sentence for a letter, and as a workbook (Art. 35)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from gongkai_office.cases.desk.assignees import names_now
from gongkai_office.cases.desk.timeline import Event, timeline
from gongkai_office.cases.desk.words import outcome_words, stage_words
from gongkai_office.cases.models import DisclosureRequest
from gongkai_office.cases.queries.volume import Evidence, arrived
from gongkai_office.workbooks import printed

_COLUMNS = (
    ("登记编号", 26),
    ("机关", 24),
    ("收到之日", 12),
    ("所需信息的内容描述", 60),
    ("相近的一组", 10),
    ("阶段", 12),
    ("处理结果", 28),
    ("办结日期", 12),
)


@dataclass(frozen=True, slots=True)
class Line:
    """One request of the evidence."""

    case: DisclosureRequest
    organ: str
    arrived: date
    group: int | None
    stage: str
    outcome: str


def lines(found: Evidence) -> tuple[Line, ...]:
    """The requests in the order of their arrival."""
    names = names_now([one.organ for one in found.requests])
    return tuple(
        Line(
            one,
            names.get(one.organ_id, ""),
            arrived(one),
            found.groups.get(one.pk),
            stage_words(one.stage),
            outcome_words(one.outcome),
        )
        for one in found.requests
    )


def by_organ(shown: Sequence[Line]) -> tuple[tuple[str, int], ...]:
    """How many went to each organ, the most first."""
    return tuple(Counter(line.organ for line in shown).most_common())


def reasons(found: Evidence) -> list[tuple[DisclosureRequest, Event]]:
    """Where reasons were asked and given, as the cases tell it; what was voided is left out."""
    told = {entry.pk for entry in found.reasons}
    asked = {entry.request_id for entry in found.reasons}
    events = ((one, event) for one in found.requests if one.pk in asked for event in timeline(one.entries.all()))
    return [(one, event) for one, event in events if event.id in told and not event.voided]


def statement(found: Evidence) -> str:
    """Number and frequency in one sentence, as the notice that asks for reasons states them; empty for a single one."""
    if len(found.requests) < 2:  # noqa: PLR2004  one request is no number
        return ""
    first, last = arrived(found.requests[0]), arrived(found.requests[-1])
    fullest, most = max(found.months, key=lambda month: month[1])
    told = [
        f"自{_day(first)}至{_day(last)}，申请人向本机关提出政府信息公开申请{len(found.requests)}件",
        f"其中{fullest.year}年{fullest.month}月{most}件",
    ]
    if found.groups:
        told.append(f"内容相同或者相近的{len(found.groups)}件")
    told.append(f"本机关已答复{found.answered}件")
    return "，".join(told) + "。"


def workbook(shown: Sequence[Line], *, title: str) -> bytes:
    """One sheet, a line a request."""
    return printed("申请数量和频次", _COLUMNS, map(_values, shown), title=title)


def _values(line: Line) -> tuple[str, ...]:
    return (
        line.case.number,
        line.organ,
        line.arrived.isoformat(),
        line.case.description,
        f"第 {line.group} 组" if line.group else "",
        line.stage,
        line.outcome,
        line.case.closed.isoformat() if line.case.closed else "",
    )


def _day(day: date) -> str:
    return f"{day.year}年{day.month}月{day.day}日"
