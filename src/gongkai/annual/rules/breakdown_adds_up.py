"""NAR-D: what the prose takes apart adds up again."""

from __future__ import annotations

from collections.abc import Iterator

from gongkai.annual.narrative.breakdowns import breakdowns
from gongkai.annual.rules import sources
from gongkai.annual.rules.rule import Need, Rule, Subject
from gongkai.findings import Finding, Severity


def breakdown_adds_up(subject: Subject) -> Iterator[Finding]:
    """Applicants and channels of requests must add up exactly; parts introduced by 其中 must not exceed the total."""
    seen: set[tuple[str, int, tuple[int, ...]]] = set()
    for breakdown in (one for passage in subject.passages for one in breakdowns(passage, subject.facts)):
        same = (breakdown.section, breakdown.total, breakdown.parts)
        if not breakdown.holds and same not in seen:
            seen.add(same)
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
