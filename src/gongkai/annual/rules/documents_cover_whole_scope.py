"""NAR-M: the documents counted are those of all organs the report covers."""

from __future__ import annotations

import re
from collections.abc import Iterator

from gongkai.annual.issuer import Kind
from gongkai.annual.narrative import Concept
from gongkai.annual.rules import sources
from gongkai.annual.rules.rule import Need, Rule, Subject
from gongkai.findings import Finding, Severity


def documents_cover_whole_scope(subject: Subject) -> Iterator[Finding]:
    """Where a government says that it counted the documents in its own name only, and these are table two's."""
    if subject.issuer.kind is not Kind.GOVERNMENT:
        return
    for passage in subject.passages:
        found = _OWN_NAME.search(passage.text)
        counted = any(
            fact.value == subject.count(address)
            for fact in subject.facts
            if (fact.section, fact.sentence) == (passage.prose.section, passage.number)
            and (address := _CELLS.get(fact.concept))
        )
        if found and counted:
            yield RULE.broken(*_CELLS.values(), at=passage.span(found))


_OWN_NAME = re.compile(r"以[^。,，]{0,8}政府[^。,，]{0,14}名义")
_CELLS = {
    Concept.DOCUMENTS_REPEALED: "proactive.normative_documents.repealed",
    Concept.DOCUMENTS_VALID: "proactive.normative_documents.valid",
}


RULE = Rule(
    id="NAR-M",
    statement="政府的报告应统计本行政区域各机关的规范性文件，不只是以政府或其办公室名义印发的",
    severity=Severity.WARNING,
    source=sources.CONTENT,
    check=documents_cover_whole_scope,
    needs=(Need.NARRATIVE,),
    cells=("proactive.normative_documents",),
)
