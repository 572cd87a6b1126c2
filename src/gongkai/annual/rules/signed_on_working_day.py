"""PUB-C: the report is signed on a day the office works."""

from __future__ import annotations

from collections.abc import Iterator

from gongkai.annual.rules import sources
from gongkai.annual.rules.rule import Rule, Subject
from gongkai.findings import Finding, Severity
from gongkai.law.calendars import CalendarHorizonError, national


def signed_on_working_day(subject: Subject) -> Iterator[Finding]:
    """Judged by the national calendar, and only in a year whose holidays are announced."""
    day = subject.report.signed_on
    if day is None:
        return
    calendar = national()
    try:
        judged = calendar.day(day)
    except CalendarHorizonError:
        return
    if not judged.working and not calendar.gaps(day, day):
        yield RULE.broken(found=day.isoformat(), reason=judged.reason)


RULE = Rule(
    id="PUB-C",
    statement="落款日期为工作日；落款在休息日的应当核对",
    severity=Severity.WARNING,
    source=sources.CONTENT,
    check=signed_on_working_day,
)
