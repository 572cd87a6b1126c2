"""Lines of the journal as an Excel workbook; every text is written as a text."""

from __future__ import annotations

import json
from collections.abc import Iterable
from io import BytesIO

from gongkai_office.administration.queries.journal import Told
from gongkai_office.clock import BEIJING

_INERT = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False, "in_memory": True}
_COLUMNS = (
    ("时间", 20), ("机关", 26), ("办理人", 16), ("事项", 18), ("对象", 28), ("原因", 40), ("内容", 60), ("命令", 22),
    ("链", 46), ("序号", 8), ("散列值", 68),
)  # fmt: skip


def workbook(lines: Iterable[Told], *, title: str) -> bytes:
    """One sheet, a line a line."""
    from xlsxwriter import Workbook  # noqa: PLC0415  only an export needs it

    kept = BytesIO()
    with Workbook(kept, _INERT) as book:
        sheet = book.add_worksheet("操作日志")
        bold = book.add_format({"bold": True, "bg_color": "#F3F5F7", "bottom": 1})
        sheet.write_string(0, 0, title, book.add_format({"bold": True, "font_size": 13}))
        for place, (name, width) in enumerate(_COLUMNS):
            sheet.set_column(place, place, width)
            sheet.write_string(2, place, name, bold)
        for row, line in enumerate(lines, start=3):
            for place, value in enumerate(_values(line)):
                sheet.write_string(row, place, value)
        sheet.freeze_panes(3, 1)
    return kept.getvalue()


def _values(told: Told) -> tuple[str, ...]:
    line = told.line
    return (
        line.at.astimezone(BEIJING).strftime("%Y-%m-%d %H:%M:%S"),
        told.organ,
        told.who,
        told.what,
        told.about,
        line.reason,
        json.dumps(line.facts, ensure_ascii=False, sort_keys=True),
        line.command,
        line.subject,
        str(line.sequence),
        bytes(line.hash).hex(),
    )
