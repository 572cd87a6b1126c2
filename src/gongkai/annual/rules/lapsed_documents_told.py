"""T2-H: lapsed documents have no cell, so the next year's continuity must be told."""

from __future__ import annotations

from collections.abc import Iterator

from gongkai.annual.narrative import Concept
from gongkai.annual.rules import sources
from gongkai.annual.rules.rule import Need, Rule, Subject
from gongkai.findings import Finding, Severity


def lapsed_documents_told(subject: Subject) -> Iterator[Finding]:
    """Where the prose counts lapsed documents: they leave the stock without being repealed."""
    lapsed = [f for f in subject.facts if f.concept is Concept.DOCUMENTS_LAPSED and f.value]
    if lapsed and subject.report.value("proactive.normative_documents.valid") is not None:
        fact = lapsed[0]
        yield RULE.broken("proactive.normative_documents.valid", found=fact.value, at=fact)


RULE = Rule(
    id="T2-H",
    statement="表二没有“失效”一栏：文字写明有文件失效的，核对上下年现行有效件数时应当计入",
    severity=Severity.WARNING,
    source=sources.CONTINUITY,
    check=lapsed_documents_told,
    needs=(Need.NARRATIVE,),
    cells=("proactive.normative_documents.valid",),
)
