"""PUB-D: the report bears a date, or nobody can tell whether it came in time."""

from __future__ import annotations

from collections.abc import Iterator

from gongkai.annual.rules import sources
from gongkai.annual.rules.rule import Need, Rule, Subject
from gongkai.findings import Finding, Severity


def publication_date_given(subject: Subject) -> Iterator[Finding]:
    """Where a published report has neither a day of publication nor one of signature."""
    report = subject.report
    if report.narrative and report.published_on is None and report.signed_on is None:
        yield RULE.broken()


RULE = Rule(
    id="PUB-D",
    statement="报告注明公布日期，便于核对是否按期公布",
    severity=Severity.WARNING,
    source=sources.DEADLINE,
    check=publication_date_given,
    needs=(Need.NARRATIVE,),
)
