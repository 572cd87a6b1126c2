"""NAR-G: decisions made are not decisions published."""

from __future__ import annotations

from collections.abc import Iterator

from gongkai.annual.narrative import Concept
from gongkai.annual.rules import sources
from gongkai.annual.rules.rule import Need, Rule, Subject
from gongkai.findings import Finding, Severity


def published_is_not_made(subject: Subject) -> Iterator[Finding]:
    """Where the prose calls `published` exactly the numbers that table two calls decisions made."""
    same = [
        (fact, address)
        for fact in subject.facts
        if (address := _CELLS.get(fact.concept)) and fact.value and fact.value == subject.count(address)
    ]
    if same:
        first = same[0][0]
        yield RULE.broken(*(address for _, address in same), found=first.value, at=first)


_CELLS = {
    Concept.LICENCES_PUBLISHED: "proactive.licences.decisions",
    Concept.PENALTIES_PUBLISHED: "proactive.penalties.decisions",
    Concept.COERCION_PUBLISHED: "proactive.coercion.decisions",
}


RULE = Rule(
    id="NAR-G",
    statement="表二的行政许可、行政处罚、行政强制是作出决定的数量，不是公开的数量；文字以同一数字称“公开”的应当核对",
    severity=Severity.WARNING,
    source=sources.FORM,
    check=published_is_not_made,
    needs=(Need.NARRATIVE,),
    cells=(
        "proactive.licences",
        "proactive.penalties",
        "proactive.coercion",
    ),
)
