"""The ledger as an Excel workbook. Every text is written as a text: nothing a requester wrote can run as a formula."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from io import BytesIO
from typing import TYPE_CHECKING

from gongkai.law.receipt import Channel
from gongkai_office.cases.desk.assignees import names_now
from gongkai_office.cases.desk.words import APPLICANT_LABELS, outcome_words, stage_words
from gongkai_office.cases.models import DisclosureRequest

if TYPE_CHECKING:
    from xlsxwriter.worksheet import Worksheet

_INERT = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False, "in_memory": True}
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
    from xlsxwriter import Workbook  # noqa: PLC0415  only an export needs it

    kept, offices = BytesIO(), names_now([case.office for case in cases if case.office])
    with Workbook(kept, _INERT) as book:
        sheet = book.add_worksheet("申请台账")
        head = book.add_format({"bold": True, "bg_color": "#F3F5F7", "bottom": 1, "text_wrap": True})
        wrap = book.add_format({"text_wrap": True, "valign": "top"})
        sheet.write_string(0, 0, title, book.add_format({"bold": True, "font_size": 13}))
        for place, (name, width) in enumerate(_COLUMNS):
            sheet.set_column(place, place, width, wrap)
            sheet.write_string(2, place, name, head)
        for line, case in enumerate(cases, start=3):
            _write(sheet, line, _values(case, offices))
        sheet.freeze_panes(3, 1)
        sheet.set_landscape()
        sheet.fit_to_pages(1, 0)
        sheet.repeat_rows(2)
    return kept.getvalue()


def _write(sheet: Worksheet, line: int, values: tuple[str, ...]) -> None:
    for place, value in enumerate(values):
        sheet.write_string(line, place, value)


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
