"""T2-G: in the 2019 form the total of public documents holds those of earlier years too."""

from __future__ import annotations

from collections.abc import Iterator

from gongkai.annual.rules import sources
from gongkai.annual.rules.rule import Rule, Subject
from gongkai.findings import Finding, Severity


def earlier_documents_exist(subject: Subject) -> Iterator[Finding]:
    """Suspect where the total is this year's new ones alone, or less than them."""
    for row in ("rules", "normative_documents"):
        cells = tuple(f"proactive.{row}.{field}" for field in ("total_public", "newly_public"))
        total, new = (subject.count(address) for address in cells)
        if new and total is not None and total <= new:
            yield RULE.broken(*cells, expected=new, found=total, case="equal" if total == new else "less")


RULE = Rule(
    id="T2-G",
    statement="2019年格式表二：“对外公开总数量”应含往年文件，只等于或少于本年新公开数量的应当核对",
    severity=Severity.WARNING,
    source=sources.FORM_2019,
    check=earlier_documents_exist,
    cells=("proactive.*.total_public", "proactive.*.newly_public"),
)
