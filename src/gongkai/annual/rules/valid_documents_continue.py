"""T2-A: documents in force = those of last year + issued - repealed - lapsed."""

from __future__ import annotations

from collections.abc import Iterator

from gongkai.annual.narrative import Concept
from gongkai.annual.rules import sources
from gongkai.annual.rules.rule import Need, Rule, Subject
from gongkai.findings import Finding, Severity


def valid_documents_continue(subject: Subject) -> Iterator[Finding]:
    """For 规章 and 行政规范性文件 of the 2021 form, against last year's report.

    Lapsed documents have no cell; a number of them in the prose is taken into account, and accepted either way.
    """
    report, previous = subject.report, subject.previous
    if previous is None or report.form is not previous.form:
        return
    for row in ("rules", "normative_documents"):
        base = f"proactive.{row}."
        valid, issued, repealed = (subject.count(base + field) for field in ("valid", "issued", "repealed"))
        before = previous.value(base + "valid")
        if valid is None or issued is None or repealed is None or before is None:
            continue
        expected = int(before) + issued - repealed
        if valid not in (expected, expected - _lapsed(subject)):
            yield RULE.broken(base + "valid", expected=expected, found=valid, difference=abs(expected - valid))


def _lapsed(subject: Subject) -> int:
    return max((int(f.value) for f in subject.facts if f.concept is Concept.DOCUMENTS_LAPSED), default=0)


RULE = Rule(
    id="T2-A",
    statement="表二：现行有效件数＝上年现行有效件数＋本年制发－本年废止－本年失效（失效件数表中无栏，应在文字中说明）",
    severity=Severity.WARNING,
    source=sources.CONTINUITY,
    check=valid_documents_continue,
    needs=(Need.PREVIOUS,),
    cells=("proactive.rules.valid", "proactive.normative_documents.valid"),
)
