"""What a file is where it is not, or not only, one annual report with its tables."""

from __future__ import annotations

import re

from gongkai.annual.forms import FormCode

_OLD_TABLE = re.compile(r"(?:历年累计|政府信息公开情况统计表|统计指标.{0,6}单位|指标名称.{0,4}计量单位|历年累计)")
_LETTER = re.compile(r"(?:的函|的通知|的批复|的请示|的意见|的公告|的决定|的通报)(?:\(|$|[\u4e00-\u9fff]{2,20}[:：]|各)")
_GUIDE = re.compile(r"政府信息公开指南|主动公开基本目录")
_REPORT = re.compile(r"信息公开.{0,16}(?:年度报告|年报)|年度.{0,6}信息公开.{0,8}报告")
_HEAD = 400
_FIRST_STATUTORY_YEAR = 2019


def is_legacy(year: int | None, text: str) -> bool:
    """Whether a report without statutory tables is one in the free form used before 2019."""
    if not _REPORT.search(text[: 4 * _HEAD]):
        return False
    return (year is not None and year < _FIRST_STATUTORY_YEAR) or bool(_OLD_TABLE.search(text))


def what_it_is(form: FormCode | None, *, year: int | None, text: str, several: int) -> str:
    """One plain sentence on a file that gives no cells; empty for a report with tables."""
    if several > 1:
        return f"这个文件里有 {several} 份数字不同的年度报告，请分成单独的文件后逐份检查。"
    if form is FormCode.LEGACY:
        return "这是 2019 年以前格式的年度报告，没有法定的三张表格，不作勾稽检查。"
    if form:
        return ""
    if not text:
        return "文件里没有可以读出的文字。"
    head = text[:_HEAD]
    if _REPORT.search(head) or (year and _REPORT.search(text)):
        return "这份年度报告里没有读到法定的三张表格；表格可能在附件里，或者是图片，请提供带表格的文件。"
    if _LETTER.search(head):
        return "这是一份函件或通知，不是政府信息公开工作年度报告。"
    if _GUIDE.search(head):
        return "这是政府信息公开指南或目录，不是政府信息公开工作年度报告。"
    return "这不是政府信息公开工作年度报告：没有年度报告的标题，也没有法定的三张表格。"
