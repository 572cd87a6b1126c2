"""T4-B: what was open at last year's end is among this year's cases."""

from __future__ import annotations

from collections.abc import Iterator

from gongkai.annual.forms import DISPUTES
from gongkai.annual.rules import sources
from gongkai.annual.rules.rule import Need, Rule, Subject
from gongkai.findings import Finding, Severity


def pending_disputes_continue(subject: Subject) -> Iterator[Finding]:
    """Per third of table four: this year's total is at least last year's 尚未审结."""
    report, previous = subject.report, subject.previous
    if previous is None:
        return
    for dispute in DISPUTES:
        total = f"{dispute.key}.total"
        found, pending = report.value(total), previous.value(f"{dispute.key}.pending")
        if found is not None and pending is not None and found < pending:
            yield RULE.broken(total, expected=pending, found=found)


RULE = Rule(
    id="T4-B",
    statement="表四每一组：本年总计不少于上年报告的“尚未审结”",
    severity=Severity.WARNING,
    source=sources.CONTINUITY,
    check=pending_disputes_continue,
    needs=(Need.PREVIOUS,),
    cells=("reconsideration.total", "litigation_direct.total", "litigation_after_reconsideration.total"),
)
