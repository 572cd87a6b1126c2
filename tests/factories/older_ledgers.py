"""Ledgers as offices kept them in Excel, with invented people, as the bytes of a workbook."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from io import BytesIO

from xlsxwriter import Workbook

HEADINGS = (
    "受理编号", "申请方式", "收到申请日期", "申请人类型", "申请人姓名", "身份证号", "申请公开内容", "补正告知日期",
    "补正日期", "是否延期", "答复结果", "答复时间", "复议日期", "行政复议结果", "复议决定日期", "经办科室",
)  # fmt: skip
"""The headings of a county office's own ledger; nobody asked it to use ours."""

Cell = str | int | date | None


def line(number: str = "2023-1", **other: Cell) -> dict[str, Cell]:
    """A request asked at the counter on Monday 2023-03-06 and answered two weeks later."""
    return {
        "受理编号": number,
        "申请方式": "现场",
        "收到申请日期": date(2023, 3, 6),
        "申请人类型": "公民",
        "申请人姓名": "孙小圆",
        "身份证号": "640199199001011234",
        "申请公开内容": f"清源县第{number}号地块的出让合同",
        "答复结果": "予以公开",
        "答复时间": "2023.3.20",
        "经办科室": "秘书股",
        **other,
    }


def workbook(
    lines: Sequence[Mapping[str, Cell]], headings: Sequence[str] = HEADINGS, *, title: str = "依申请公开台账"
) -> bytes:
    """The lines under their headings, a title above them, days as Excel keeps days."""
    kept = BytesIO()
    with Workbook(kept, {"in_memory": True, "strings_to_numbers": False}) as book:
        sheet, days = book.add_worksheet("台账"), book.add_format({"num_format": "yyyy-mm-dd"})
        sheet.write_string(0, 0, title)
        sheet.write_row(1, 0, headings)
        for row, one in enumerate(lines, 2):
            for column, heading in enumerate(headings):
                value = one.get(heading)
                if isinstance(value, date):
                    sheet.write_datetime(row, column, value, days)
                elif value is not None:
                    sheet.write(row, column, value)
    return kept.getvalue()
