"""T2-F: a county does not keep in force what it would take decades to issue."""

from __future__ import annotations

from collections.abc import Iterator

from gongkai.annual.issuer import Level
from gongkai.annual.rules import sources
from gongkai.annual.rules.rule import Rule, Subject
from gongkai.findings import Finding, Severity

_MANY = 200
_YEARS = 15


def valid_documents_plausible(subject: Subject) -> Iterator[Finding]:
    """Warn where a county or township has over 200 documents in force, over fifteen times what it issued and repealed.

    Most local rules let a normative document lapse after five years; a larger stock has probably not been cleaned.
    """
    cells = tuple(f"proactive.normative_documents.{field}" for field in ("valid", "issued", "repealed"))
    valid, issued, repealed = (subject.count(address) for address in cells)
    if subject.issuer.level not in (Level.COUNTY, Level.TOWNSHIP):
        return
    if valid is None or issued is None or repealed is None:
        return
    moved = issued + repealed
    if valid > _MANY and valid > _YEARS * moved:
        yield RULE.broken(*cells, found=valid, moved=moved)


RULE = Rule(
    id="T2-F",
    statement="表二：县级及以下机关现行有效规范性文件过多、而当年制发废止很少的，核对是否未清理",
    severity=Severity.WARNING,
    source=sources.CONTINUITY,
    check=valid_documents_plausible,
    cells=("proactive.normative_documents.valid",),
)
