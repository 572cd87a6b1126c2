"""T2-C: only organs with the power to make 规章 report any."""

from __future__ import annotations

from collections.abc import Iterator

from gongkai.annual.rules import sources
from gongkai.annual.rules.rule import Rule, Subject
from gongkai.findings import Finding, Severity

_MADE = ("issued", "repealed", "valid", "made")
_SHOWN = ("newly_public", "total_public")


def rules_need_power(subject: Subject) -> Iterator[Finding]:
    """Zero in the row 规章 unless the issuer is a State Council department, a province, or a city with districts.

    A warning where the name does not settle who issues, or where the 2019 form counts rules shown, not made.
    """
    if subject.issuer.may_make_rules or not subject.report.organ:
        return
    for field in (*_MADE, *_SHOWN):
        address = f"proactive.rules.{field}"
        if found := subject.count(address):
            sure = subject.issuer.may_make_rules is False and field in _MADE
            severity = Severity.ERROR if sure else Severity.WARNING
            yield RULE.broken(address, expected=0, found=found, severity=severity, organ=subject.report.organ)


RULE = Rule(
    id="T2-C",
    statement="表二：无规章制定权的机关（县级及以下政府、一般部门），“规章”一行应为0",
    severity=Severity.ERROR,
    source=sources.RULE_MAKING,
    check=rules_need_power,
    cells=("proactive.rules",),
)
