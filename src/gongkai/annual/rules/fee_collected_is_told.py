"""FEE-A: a fee collected, or not paid, is told in section six."""

from __future__ import annotations

import re
from collections.abc import Iterator

from gongkai.annual.narrative import Concept
from gongkai.annual.rules import sources
from gongkai.annual.rules.rule import Need, Rule, Subject
from gongkai.findings import Finding, Severity


def fee_collected_is_told(subject: Subject) -> Iterator[Finding]:
    """Three things: a fee told elsewhere but not in section six; unpaid requests beside silence; more than notices."""
    collected = [f for f in subject.facts if f.concept is Concept.PROCESSING_FEE and f.value]
    told = bool(_FEE.search(subject.report.narrative.get("6", "")))
    if collected and not told:
        yield RULE.broken(found=collected[0].value, case="elsewhere", at=collected[0])
    unpaid = subject.count(_UNPAID)
    if not unpaid or not subject.report.narrative:
        return
    notices = [f for f in subject.facts if f.concept is Concept.FEE_NOTICES]
    if notices and unpaid > notices[0].value:
        yield RULE.broken(_UNPAID, expected=notices[0].value, found=unpaid, case="notices", at=notices[0])
    elif not told:
        yield RULE.broken(_UNPAID, found=unpaid, case="silent")


_UNPAID = "requests.other.payment_overdue.total"
_FEE = re.compile(r"处\s*理\s*费|收\s*费")


RULE = Rule(
    id="FEE-A",
    statement="收取信息处理费或发出收费通知的，第六部分应当写明；逾期未缴费的件数不多于收费通知份数",
    severity=Severity.WARNING,
    source=sources.FEES,
    check=fee_collected_is_told,
    needs=(Need.NARRATIVE,),
    cells=("requests.other.payment_overdue.total",),
)
