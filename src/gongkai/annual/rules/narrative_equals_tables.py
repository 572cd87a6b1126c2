"""NAR-A: a number in the prose that names what a cell counts is that cell's number."""

from __future__ import annotations

from collections.abc import Iterator

from gongkai.annual.narrative import Concept, Fact, Scope
from gongkai.annual.rules import sources
from gongkai.annual.rules.readings import Reading, readings
from gongkai.annual.rules.rule import Need, Rule, Subject
from gongkai.findings import Finding, Severity

_EXACT = frozenset(
    {
        Concept.RECEIVED,
        Concept.ACCEPTED,
        Concept.NATURAL_PERSON,
        Concept.ORGANISATION,
        Concept.CARRIED_OVER,
        Concept.RECONSIDERATION,
        Concept.LITIGATION,
        Concept.DOCUMENTS_ISSUED,
    }
)
"""Concepts that prose and table count alike; the others leave room for another way of counting."""

_MAY_BE_FEWER = frozenset({Concept.RECONSIDERATION, Concept.LITIGATION})
"""Prose may count the cases that are new this year; the table counts all that were alive in it."""


def narrative_equals_tables(subject: Subject) -> Iterator[Finding]:
    """Judge every tied number against all readings of its concept; the first one is shown as expected.

    An error where prose and table count the concept alike and no reading fits; a warning where prose may count
    otherwise. A number about a part, a platform or another year, one that may leave out what stands below a
    government, and a number torn in print, are never judged.
    """
    seen = set()
    for fact in subject.facts:
        accepted = readings(subject, fact)
        judged = fact.scope is Scope.OWN and fact.outright and accepted and not _superseded(subject, fact)
        fits = fact.value in {reading.value for reading in accepted}
        if judged and not fits and (fact.concept, fact.value) not in seen:
            seen.add((fact.concept, fact.value))
            yield _contradiction(fact, accepted[0])


def _contradiction(fact: Fact, reading: Reading) -> Finding:
    fewer = fact.concept in _MAY_BE_FEWER and fact.value < reading.value and fact.value
    sure = fact.concept in _EXACT and not fewer
    return RULE.broken(
        *reading.cells,
        expected=reading.value,
        found=fact.value,
        severity=Severity.ERROR if sure else Severity.WARNING,
        concept=fact.concept.value,
        at=fact,
    )


def _superseded(subject: Subject, fact: Fact) -> bool:
    """Whether `accepted` is told beside `received`: then only the latter is the table's number."""
    if fact.concept is not Concept.ACCEPTED:
        return False
    return any(other.concept is Concept.RECEIVED and other.scope is Scope.OWN for other in subject.facts)


RULE = Rule(
    id="NAR-A",
    statement="文字中写明的申请、复议、诉讼、规范性文件等数字与表格相应数字一致",
    severity=Severity.ERROR,
    source=sources.CONSISTENCY,
    check=narrative_equals_tables,
    needs=(Need.NARRATIVE,),
    cells=("*",),
)
