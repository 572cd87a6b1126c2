"""AGG-B: as many units reported as stand on the roster, all of the same year and form."""

from __future__ import annotations

from collections.abc import Iterator

from gongkai.annual.record import AnnualReport
from gongkai.annual.rollup import missing_units
from gongkai.annual.rules import sources
from gongkai.annual.rules.rule import Need, Rule, Subject
from gongkai.findings import Finding, Severity


def every_unit_reported(subject: Subject) -> Iterator[Finding]:
    """Name the units that are missing, and those whose report has no tables or is of another year or form.

    Without a roster nobody knows who is missing; then only the years and forms are judged.
    """
    report = subject.report
    if subject.roster:
        for name in missing_units(subject.roster, subject.children):
            yield RULE.broken(expected=len(subject.roster), case="missing", organ=name)
    for child in subject.children:
        if case := _odd(report, child):
            expected, found = str(report.year or ""), str(child.year or "")
            severity = Severity.WARNING if case == "unread" else None  # our reading, not their books
            organ = child.organ or child.file
            yield RULE.broken(expected=expected, found=found, severity=severity, case=case, organ=organ)


def _odd(report: AnnualReport, child: AnnualReport) -> str:
    """Why a unit's report cannot be added to the others; empty where it can."""
    if child.layout is None:
        return "unread"
    if report.year is not None and child.year not in (None, report.year):
        return "year"
    return "" if child.form is report.form else "form"


RULE = Rule(
    id="AGG-B",
    statement="报送单位数＝应报单位名单上的单位数，且各单位报告的年度、格式一致",
    severity=Severity.ERROR,
    source=sources.DEADLINE,
    check=every_unit_reported,
    needs=(Need.CHILDREN,),
)
