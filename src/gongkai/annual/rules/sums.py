"""A finding from an equation that does not hold."""

from __future__ import annotations

from gongkai.annual.balance import Imbalance
from gongkai.annual.record import AnnualReport
from gongkai.annual.rules.rule import Rule
from gongkai.findings import Finding, Severity


def unequal(rule: Rule, report: AnnualReport, broken: Imbalance) -> Finding:
    """Name the totals and every printed cell that is not zero; `expected` is the sum, `found` the printed total.

    For T3-A, where both sides are sums, `expected` is what came in and `found` what went out.
    """
    equation = broken.equation
    totals, addends = equation.left, equation.right
    expected, found = broken.right, broken.left
    if rule.id == "T3-A":
        totals, addends = equation.addresses, ()
        expected, found = broken.left, broken.right
    named = (*totals, *(address for address in addends if report.value(address)))
    return rule.broken(
        *named,
        expected=expected,
        found=found,
        severity=None if broken.certain else Severity.WARNING,
        case="certain" if broken.certain else "blank",
    )
