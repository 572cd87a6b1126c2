"""Lines of the journal as an Excel workbook."""

from __future__ import annotations

import json
from collections.abc import Iterable

from gongkai_office.administration.queries.journal import Told
from gongkai_office.clock import BEIJING
from gongkai_office.workbooks import printed

_COLUMNS = (
    ("时间", 20), ("机关", 26), ("办理人", 16), ("事项", 18), ("对象", 28), ("原因", 40), ("内容", 60), ("命令", 22),
    ("链", 46), ("序号", 8), ("散列值", 68),
)  # fmt: skip


def workbook(lines: Iterable[Told], *, title: str) -> bytes:
    """One sheet, a line a line."""
    return printed("操作日志", _COLUMNS, map(_values, lines), title=title)


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
