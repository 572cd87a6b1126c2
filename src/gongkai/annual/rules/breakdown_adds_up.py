"""NAR-D: what the prose takes apart adds up again."""

from __future__ import annotations

from collections.abc import Iterator

from gongkai.annual.narrative.breakdowns import breakdowns
from gongkai.annual.rules import sources
from gongkai.annual.rules.rule import Need, Rule, Subject
from gongkai.findings import Finding, Severity


def breakdown_adds_up(subject: Subject) -> Iterator[Finding]:
    """Applicants and channels of requests must add up exactly; parts introduced by 其中 must not exceed the total."""
    for passage in subject.passages:
        for breakdown in breakdowns(passage, subject.facts):
            if not breakdown.holds:
                parts = "＋".join(str(part) for part in breakdown.parts)
                yield RULE.broken(expected=breakdown.total, found=sum(breakdown.parts), parts=parts, at=breakdown)


RULE = Rule(
    id="NAR-D",
    statement="文字中分项之和与其总数相符",
    severity=Severity.WARNING,
    source=sources.CONSISTENCY,
    check=breakdown_adds_up,
    needs=(Need.NARRATIVE,),
)
