"""The ledger as an Excel workbook."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from gongkai.law.receipt import Channel
from gongkai_office.cases.desk.assignees import names_now
from gongkai_office.cases.desk.words import APPLICANT_LABELS, outcome_words, stage_words
from gongkai_office.cases.models import DisclosureRequest
from gongkai_office.workbooks import printed

_COLUMNS = (
    ("登记编号", 26),
    ("收到渠道", 16),
    ("收到之日", 12),
    ("申请人", 18),
    ("申请人类别", 14),
    ("所需信息的内容描述", 60),
    ("阶段", 12),
    ("答复期限", 12),
    ("是否延期", 10),
    ("处理结果", 28),
    ("办结日期", 12),
    ("承办机关", 24),
    ("经办人", 12),
)


def workbook(cases: Sequence[DisclosureRequest], *, title: str) -> bytes:
    """One sheet, a line a case; requesters appear masked as on screen."""
    offices = names_now([case.office for case in cases if case.office])
    return printed("申请台账", _COLUMNS, (_values(case, offices) for case in cases), title=title)


def _values(case: DisclosureRequest, offices: Mapping[object, str]) -> tuple[str, ...]:
    kind = case.requester.kind
    return (
        case.number,
        Channel(case.arrived_by).label,
        _day(case.received),
        case.requester.masked_name,
        next((word for known, word in APPLICANT_LABELS.items() if known == kind), ""),
        case.description,
        stage_words(case.stage),
        _day(case.reply_due) if case.pending else "",
        "是" if case.extended else "",
        outcome_words(case.outcome),
        _day(case.closed),
        offices.get(case.office_id, ""),
        case.handler.name if case.handler else "",
    )


def _day(day: date | None) -> str:
    return day.isoformat() if day else ""
