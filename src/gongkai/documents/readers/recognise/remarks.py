"""Plain sentences about what could not be read in a report's tables."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from gongkai.annual.equations import SINGLE_OTHER
from gongkai.annual.forms import APPLICANTS, FORMS, Form, FormCode, request_address
from gongkai.annual.record import Cell, Status
from gongkai.documents.readers.recognise.labels import request_labels
from gongkai.documents.readers.recognise.tables import Tables

_FEW = 8
_STRETCH = 12
_LOOP = 60
"""So many repeated stretches in one paragraph are no style."""

_LOST_SHARE = 0.4
_LOST_LEAST = 4
_REMNANT = 3
"""So few numbers left of seven are what removing repeats leaves; an empty cell or two leave more."""


def lost_values(tables: Tables, text: str) -> bool:
    """Whether a text names the rows of table three but has dropped their values, as removing repeats does.

    `text` is the document in letters. A row is named where its whole label stands in the text.
    """
    if not tables.form:
        return False
    labels = request_labels(FormCode.Y2021, single_other=tables.single_other)
    named = [label.key for label in labels if len(label.letters) > 4 and label.letters in text]  # noqa: PLR2004 - "3其他" is anywhere
    bare = [key for key in named if not _has_values(tables.cells, key)]
    return len(bare) >= _LOST_LEAST and len(bare) >= _LOST_SHARE * len(named)


def _has_values(cells: Mapping[str, Cell], key: str) -> bool:
    found = [cell for column in APPLICANTS if (cell := cells.get(request_address(key, column.key)))]
    return any(cell.status is not Status.DOUBTFUL or _much(cell.text) for cell in found)


def _much(text: str) -> bool:
    """Whether a print holds more than repeats leave: more pieces, or the digits of a whole row in one."""
    return len(text.split()) > _REMNANT or sum(map(str.isdigit, text)) >= len(APPLICANTS)


def remarks(tables: Tables, *, lost: bool) -> Iterator[str]:
    """What is missing, doubtful, repaired or too much, a sentence each."""
    if not tables.form:
        return
    form = FORMS[tables.form]
    if lost:
        yield "正文里多处只见表格的行名、不见数值，像是转存时去掉了重复的内容；表中数字一律存疑，请改用原文件。"
    yield from _missing(form, tables)
    doubtful = [address for address, cell in tables.cells.items() if cell.status is Status.DOUBTFUL]
    if doubtful and not lost:
        yield f"有 {len(doubtful)} 个单元格看不清楚或有几种读法，没有采用，请对照原文件核对。"
    repaired = [cell for cell in tables.cells.values() if cell.status is Status.REPAIRED]
    if repaired:
        yield f"有 {len(repaired)} 个单元格的印刷有损坏，已按勾稽关系认出唯一可能的数字，原文一并保留。"
    if tables.extra_disputes:
        yield "表四印了多于十五个数字，只取前十五个。"


def looping(narrative: Mapping[str, str]) -> Iterator[str]:
    """Sections in which a recogniser that lost its place says one clause again and again."""
    for number, text in narrative.items():
        if any(_repeats(line) >= _LOOP for line in text.split("\n") if len(line) > _LOOP):
            yield f"第{'〇一二三四五六'[int(number)]}部分有成段重复的文字，像是识别出错，不宜引用。"


def _repeats(text: str) -> int:
    """How many stretches of a dozen characters stand in a text more than once."""
    stretches = [text[start : start + _STRETCH] for start in range(len(text) - _STRETCH + 1)]
    return len(stretches) - len(set(stretches))


def _missing(form: Form, tables: Tables) -> Iterator[str]:
    rows = [row.key for row in form.request_rows]
    if tables.single_other:
        rows = [key for key in rows if not key.startswith(f"{SINGLE_OTHER}.")]
    absent = [key for key in rows if request_address(key, "total") not in tables.cells]
    if len(absent) == len(rows):
        yield "没有读到表三（收到和处理政府信息公开申请情况）。"
    elif absent:
        names = "、".join(row.label.partition("（区分")[0] for row in form.request_rows if row.key in absent[:_FEW])
        more = "等" if len(absent) > _FEW else ""
        yield f"表三缺少 {len(absent)} 行：{names}{more}。"
    if not any(address in tables.cells for address in form.proactive_addresses):
        yield "没有读到表二（主动公开政府信息情况）。"
    if not any(address in tables.cells for address in form.dispute_addresses):
        yield "没有读到表四（政府信息公开行政复议、行政诉讼情况）。"
