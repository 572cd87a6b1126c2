"""T2-E: the column of decisions in the 2019 form counts decisions, not the items that are left."""

from __future__ import annotations

from collections.abc import Iterator

from gongkai.annual.rules import sources
from gongkai.annual.rules.rule import Rule, Subject
from gongkai.findings import Finding, Severity


def decisions_are_not_items(subject: Subject) -> Iterator[Finding]:
    """Suspect where last year's items and the change add up to exactly the decisions, and something is there."""
    for row in ("licences", "outward_services", "penalties", "coercion"):
        cells = tuple(f"proactive.{row}.{field}" for field in ("decisions", "last_year_items", "change"))
        decisions, items, change = (subject.count(address) for address in cells)
        if decisions and items is not None and change is not None and items + change == decisions:
            yield RULE.broken(*cells, found=decisions, items=items, change=change)


RULE = Rule(
    id="T2-E",
    statement="2019年格式表二：“处理决定数量”应为作出决定的件数，恰等于上一年项目数量加本年增减的，核对是否误填项目数",
    severity=Severity.WARNING,
    source=sources.FORM_2019,
    check=decisions_are_not_items,
    cells=("proactive.*.decisions",),
)
