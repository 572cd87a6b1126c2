"""T2-B: what was issued this year and not repealed is in force."""

from __future__ import annotations

from collections.abc import Iterator

from gongkai.annual.rules import sources
from gongkai.annual.rules.rule import Rule, Subject
from gongkai.findings import Finding, Severity


def valid_covers_issued(subject: Subject) -> Iterator[Finding]:
    """In force is at least issued less repealed, even if all that was repealed had been issued this year."""
    for row in ("rules", "normative_documents"):
        cells = tuple(f"proactive.{row}.{field}" for field in ("valid", "issued", "repealed"))
        valid, issued, repealed = (subject.count(address) for address in cells)
        if valid is None or issued is None or repealed is None:
            continue
        if valid < issued - repealed:
            yield RULE.broken(*cells, expected=issued - repealed, found=valid)


RULE = Rule(
    id="T2-B",
    statement="表二：现行有效件数不少于本年制发件数减去本年废止件数",
    severity=Severity.ERROR,
    source=sources.ARITHMETIC,
    check=valid_covers_issued,
    cells=("proactive.rules", "proactive.normative_documents"),
)
