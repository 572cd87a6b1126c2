"""FEE-B: section six states the processing fee: notices, amount noticed, amount collected."""

from __future__ import annotations

import re
from collections.abc import Iterator

from gongkai.annual.forms import FormCode
from gongkai.annual.narrative import Concept
from gongkai.annual.rules import sources
from gongkai.annual.rules.rule import Need, Rule, Subject
from gongkai.findings import Finding, Severity


def fee_statement_present(subject: Subject) -> Iterator[Finding]:
    """In the 2021 form: no word of the fee at all; or an amount without the number of notices."""
    report = subject.report
    if report.form is not FormCode.Y2021 or not report.narrative:
        return
    if not any(_FEE.search(text) for text in report.narrative.values()):
        yield RULE.broken(case="absent", section="6")
        return
    collected = [f for f in subject.facts if f.concept is Concept.PROCESSING_FEE and f.value]
    if collected and not any(f.concept is Concept.FEE_NOTICES for f in subject.facts):
        yield RULE.broken(found=collected[0].value, case="total_only", unit=collected[0].unit, at=collected[0])


_FEE = re.compile(r"处\s*理\s*费|收\s*费\s*(?:事\s*项|情\s*况)|收\s*取\s*费\s*用")


RULE = Rule(
    id="FEE-B",
    statement="第六部分应当说明信息处理费收取情况：收费通知份数、总金额和实际收取金额",
    severity=Severity.WARNING,
    source=sources.FEES,
    check=fee_statement_present,
    needs=(Need.NARRATIVE,),
)
