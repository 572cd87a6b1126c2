"""What a file is where it is not, or not only, one annual report with its tables."""

from __future__ import annotations

import re

from gongkai.annual.forms import FormCode

_OLD_TABLE = re.compile(r"历年累计|政府信息公开情况统计表|统计指标.{0,6}单位|指标名称.{0,4}计量单位")
_OTHERS = (
    (
        re.compile(r"告知书|答复书|申请表|回执|的函|的批复|的请示|的复函"),
        "这是一份函件或文书，不是政府信息公开工作年度报告。",
    ),
    (re.compile(r"的通知|的公告|的意见|的决定|的通报"), "这是一份通知或公告，不是政府信息公开工作年度报告。"),
    (
        re.compile(r"政府信息公开指南|公开基本目录|公开标准目录"),
        "这是政府信息公开指南或目录，不是政府信息公开工作年度报告。",
    ),
)
"""What other papers say of themselves at their head."""

_HEAD = 400
_FIRST_STATUTORY_YEAR = 2019


def is_legacy(title: str, year: int | None, text: str) -> bool:
    """Whether a report without statutory tables is one in the free form used before 2019."""
    return bool(title) and ((year is not None and year < _FIRST_STATUTORY_YEAR) or bool(_OLD_TABLE.search(text)))


def what_it_is(form: FormCode | None, *, title: str, text: str, several: int) -> str:
    """One plain sentence on a file that gives no cells; empty for a report with tables."""
    if several > 1:
        return f"这个文件里有 {several} 份年度报告，请分成单独的文件后逐份检查。"
    if form is FormCode.LEGACY:
        return "这是 2019 年以前格式的年度报告，没有法定的三张表格，不作勾稽检查。"
    if form:
        return ""
    if not text:
        return "文件里没有可以读出的文字。"
    if title:
        return "这份年度报告里没有读到法定的三张表格；表格可能在附件里，或者是图片，请提供带表格的文件。"
    return next(
        (words for pattern, words in _OTHERS if pattern.search(text[:_HEAD])),
        "这不是政府信息公开工作年度报告：没有年度报告的标题，也没有法定的三张表格。",
    )
