"""T3-D: what last year carried over is what this year carries in, in every column."""

from __future__ import annotations

from collections.abc import Iterator

from gongkai.annual.continuity import same_scope
from gongkai.annual.forms import APPLICANTS, request_address
from gongkai.annual.rules import sources
from gongkai.annual.rules.rule import Need, Rule, Subject
from gongkai.findings import Finding, Severity


def carried_in_continues(subject: Subject) -> Iterator[Finding]:
    """Per column: carried in this year = carried over last year; a warning where the reporting scope changed."""
    report, previous = subject.report, subject.previous
    if previous is None:
        return
    for column in APPLICANTS:
        now = request_address("carried_in", column.key)
        found, expected = report.value(now), previous.value(request_address("carried_over", column.key))
        if found is not None and expected is not None and found != expected:
            severity = Severity.ERROR if same_scope(report, previous) else Severity.WARNING
            yield RULE.broken(now, expected=expected, found=found, severity=severity)


RULE = Rule(
    id="T3-D",
    statement="表三每一列：本年报告的“上年结转”＝上年报告的“结转下年度继续办理”",
    severity=Severity.ERROR,
    source=sources.CONTINUITY,
    check=carried_in_continues,
    needs=(Need.PREVIOUS,),
    cells=("requests.carried_in",),
)
