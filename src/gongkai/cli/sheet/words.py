"""Plain words of the check sheet: verdicts, severities, and texts of files made harmless."""

from __future__ import annotations

import unicodedata

from gongkai.annual.forms import FormCode
from gongkai.annual.record import Verdict
from gongkai.cli.judging import Judged
from gongkai.findings import Finding, Severity

VERDICTS = {
    Verdict.BALANCED: "勾稽相符",
    Verdict.UNBALANCED: "勾稽不符",
    Verdict.INCOMPLETE: "读得不全，不能断定",
    Verdict.UNREADABLE: "没有可核对的法定表格",
}
SEVERITIES = {Severity.ERROR: "错误", Severity.WARNING: "提醒", Severity.INFO: "说明"}
FORM_NAMES = {
    FormCode.Y2021: "2021年格式（国办公开办函〔2021〕30号）",
    FormCode.Y2019: "2019年格式（国办公开办函〔2019〕60号）",
    FormCode.LEGACY: "2019年以前的格式（没有法定表格）",
}
_UNSEEN = frozenset({"Cc", "Cf", "Cs", "Co", "Zl", "Zp"})


def inert(text: str) -> str:
    """A text from a file in one line without control, direction and other unseen characters.

    >>> inert("清源县" + chr(27) + "[31m" + chr(0x202E) + " 年报")
    '清源县[31m 年报'
    """
    return "".join(
        " " if letter in "\n\t\r" else letter
        for letter in text
        if letter in "\n\t\r" or unicodedata.category(letter) not in _UNSEEN
    )


def title(judged: Judged) -> str:
    """The report's organ and year, or the file's name where it says neither."""
    report = judged.report
    year = f"{report.year}年" if report.year else ""
    named = f"{report.organ}{year}政府信息公开工作年度报告" if report.organ or year else judged.name
    return inert(named)


def form_name(form: FormCode | None) -> str:
    """The form in words."""
    return FORM_NAMES[form] if form else "不是年度报告，或认不出格式"


def tally(judged: Judged) -> str:
    """How many errors and warnings, in words; empty where there was nothing to judge."""
    if judged.unread:
        return ""
    counts = [f"{name}{count}处" for severity, name in SEVERITIES.items() if (count := judged.count(severity))]
    waived = sum(bool(finding.waived) for finding in judged.findings)
    if waived:
        counts.append(f"另有{waived}处已注明豁免")
    return "，".join(counts) or "没有发现问题"


def sides(finding: Finding) -> tuple[tuple[str, str], ...]:
    """What should be and what is, each with its name, where the finding knows it and they differ."""
    if finding.expected == finding.found:
        return ()
    named = (("应为", finding.expected), ("实为", finding.found))
    return tuple((name, inert(str(value))) for name, value in named if value is not None)
