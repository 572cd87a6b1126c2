"""NAR-B: who counts carried-in requests among those received is told apart, not accused."""

from __future__ import annotations

from collections.abc import Iterator

from gongkai.annual.narrative import Concept, Scope
from gongkai.annual.rules import sources
from gongkai.annual.rules.rule import Need, Rule, Subject
from gongkai.findings import Finding, Severity


def carried_in_reading_told(subject: Subject) -> Iterator[Finding]:
    """Tell, as information, that the prose counts new and carried-in requests together."""
    new, carried_in = subject.count(_NEW), subject.count(_CARRIED_IN)
    if not new or not carried_in:
        return
    for fact in subject.facts:
        intake = fact.concept in (Concept.RECEIVED, Concept.ACCEPTED) and fact.scope is Scope.OWN
        if intake and fact.value == new + carried_in:
            yield RULE.broken(_NEW, _CARRIED_IN, expected=new, found=fact.value, carried_in=carried_in, at=fact)
            return


_NEW, _CARRIED_IN = "requests.new.total", "requests.carried_in.total"


RULE = Rule(
    id="NAR-B",
    statement="文字中的“收到”“受理”件数可以是本年新收，也可以含上年结转；含结转的注明",
    severity=Severity.INFO,
    source=sources.CONSISTENCY,
    check=carried_in_reading_told,
    needs=(Need.NARRATIVE,),
    cells=(
        "requests.new.total",
        "requests.carried_in.total",
    ),
)
