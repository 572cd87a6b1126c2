"""PUB-A: departments publish by 31 January, governments by 31 March."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from gongkai.annual.issuer import Kind
from gongkai.annual.rules import sources
from gongkai.annual.rules.rule import Rule, Subject
from gongkai.findings import Finding, Severity


def published_in_time(subject: Subject) -> Iterator[Finding]:
    """Judge the day of publication, or of signature where only that is known: nothing is published unsigned.

    Townships are not named in Art. 49 and are taken for departments, with a warning; an organ whose name does not
    say what it is has until 31 March, with a warning.
    """
    report = subject.report
    day = report.published_on or report.signed_on
    if day is None or report.year is None:
        return
    due, sure = last_day(subject.issuer.kind, report.year + 1)
    if day > due:
        yield RULE.broken(
            expected=due.isoformat(),
            found=day.isoformat(),
            severity=None if sure else Severity.WARNING,
            case="published" if report.published_on else "signed",
        )


def last_day(kind: Kind, year: int) -> tuple[date, bool]:
    """Last day, and whether the article names this kind of organ."""
    if kind in (Kind.DEPARTMENT, Kind.OFFICE, Kind.TOWNSHIP):
        return date(year, 1, 31), kind is not Kind.TOWNSHIP
    return date(year, 3, 31), kind is Kind.GOVERNMENT


RULE = Rule(
    id="PUB-A",
    statement="部门的年度报告在次年1月31日前公布，人民政府的在3月31日前公布",
    severity=Severity.ERROR,
    source=sources.DEADLINE,
    check=published_in_time,
)
