"""AGG-B: as many units reported as stand on the roster, all of the same year and form."""

from __future__ import annotations

from collections.abc import Iterator

from gongkai.annual.rollup import missing_units
from gongkai.annual.rules import sources
from gongkai.annual.rules.rule import Need, Rule, Subject
from gongkai.findings import Finding, Severity


def every_unit_reported(subject: Subject) -> Iterator[Finding]:
    """Name the units that are missing, and those whose report is of another year or form.

    Without a roster nobody knows who is missing; then only the years and forms are judged.
    """
    report = subject.report
    if subject.roster:
        for name in missing_units(subject.roster, subject.children):
            yield RULE.broken(expected=len(subject.roster), case="missing", organ=name)
    for child in subject.children:
        other_year = report.year is not None and child.year not in (None, report.year)
        if other_year or child.form is not report.form:
            yield RULE.broken(
                expected=str(report.year or ""),
                found=str(child.year or ""),
                case="year" if other_year else "form",
                organ=child.organ or child.file,
            )


RULE = Rule(
    id="AGG-B",
    statement="报送单位数＝应报单位名单上的单位数，且各单位报告的年度、格式一致",
    severity=Severity.ERROR,
    source=sources.DEADLINE,
    check=every_unit_reported,
    needs=(Need.CHILDREN,),
)
