"""T2-I: amounts to be added or compared carry the same number of decimals."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from gongkai.annual.record import AnnualReport
from gongkai.annual.rules import sources
from gongkai.annual.rules.rule import Need, Rule, Subject
from gongkai.findings import Finding, Severity

_FEE = "proactive.fees.amount"


def fee_decimals_uniform(subject: Subject) -> Iterator[Finding]:
    """Information where the units below print their fees with different decimals; whole numbers are left out."""
    found = {places for child in subject.children if (places := _decimals(child))}
    if len(found) > 1:
        yield RULE.broken(_FEE, expected=max(found), found=min(found))


def _decimals(report: AnnualReport) -> int:
    value = report.value(_FEE)
    return -int(value.as_tuple().exponent) if isinstance(value, Decimal) else 0


RULE = Rule(
    id="T2-I",
    statement="各单位行政事业性收费金额的小数位数宜一致，便于汇总",
    severity=Severity.INFO,
    source=sources.FORM,
    check=fee_decimals_uniform,
    needs=(Need.CHILDREN,),
    cells=(_FEE,),
)
