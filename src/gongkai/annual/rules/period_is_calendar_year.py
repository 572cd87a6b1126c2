"""PUB-B: the figures are of 1 January to 31 December of the report's year."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from gongkai.annual.record import AnnualReport
from gongkai.annual.rules import sources
from gongkai.annual.rules.rule import Need, Rule, Subject
from gongkai.findings import Finding, Severity

_WHOLE_YEAR = re.compile(r"1月1日.{0,16}?12月31日|全年数据|统计(?:时限|期限|周期)", re.DOTALL)


def period_is_calendar_year(subject: Subject) -> Iterator[Finding]:
    """An error where another period is stated; a warning where the prose states none."""
    report = subject.report
    if report.year is None:
        return
    whole = (date(report.year, 1, 1), date(report.year, 12, 31))
    if report.period and report.period != whole:
        yield RULE.broken(expected=_words(whole), found=_words(report.period), case="other")
    elif not report.period and report.narrative and not _stated(report):
        yield RULE.broken(expected=_words(whole), severity=Severity.WARNING, case="none")


def _stated(report: AnnualReport) -> bool:
    """Whether the prose names the period in words the reader did not make out."""
    return any(_WHOLE_YEAR.search(re.sub(r"\s", "", text)) for text in report.narrative.values())


def _words(period: tuple[date, date]) -> str:
    return "至".join(day.isoformat() for day in period)


RULE = Rule(
    id="PUB-B",
    statement="统计期限为报告年度的1月1日至12月31日",
    severity=Severity.ERROR,
    source=sources.FORM,
    check=period_is_calendar_year,
    needs=(Need.NARRATIVE,),
)
