"""T2-D: the fee is an amount in 万元, not negative, and no ten-thousandfold of last year's."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from gongkai.annual.rules import sources
from gongkai.annual.rules.rule import Rule, Subject
from gongkai.findings import Finding, Severity

_FEE = "proactive.fees.amount"
_JUMP = 1000


def fees_in_ten_thousands(subject: Subject) -> Iterator[Finding]:
    """The amount itself, its printed unit, and its leap from last year (yuan written for 万元 is a leap by 10,000)."""
    cell = subject.report.cell(_FEE)
    if not cell.certain or cell.value is None:
        return
    amount = Decimal(cell.value)
    if amount < 0:
        yield RULE.broken(_FEE, expected=0, found=amount, case="negative")
    if cell.unit == "元":
        yield RULE.broken(_FEE, found=amount, case="unit")
    before = subject.previous.value(_FEE) if subject.previous else None
    if before and amount and max(amount / before, before / amount) >= _JUMP:
        yield RULE.broken(_FEE, expected=before, found=amount, case="leap")


RULE = Rule(
    id="T2-D",
    statement="表二：行政事业性收费为非负金额，单位万元；与上年相差千倍以上的，核对是否把元当作万元",
    severity=Severity.WARNING,
    source=sources.FORM,
    check=fees_in_ten_thousands,
    cells=(_FEE,),
)
