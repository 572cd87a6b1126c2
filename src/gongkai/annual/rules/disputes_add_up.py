"""T4-A: the total of each third of table four is the sum of its four results."""

from __future__ import annotations

from collections.abc import Iterator

from gongkai.annual.balance import imbalances
from gongkai.annual.rules import sources
from gongkai.annual.rules.rule import Rule, Subject
from gongkai.annual.rules.sums import unequal
from gongkai.findings import Finding, Severity


def disputes_add_up(subject: Subject) -> Iterator[Finding]:
    """Per third: 总计 = 结果维持 + 结果纠正 + 其他结果 + 尚未审结. Blanks as in `carry_over_ties`."""
    for broken in imbalances(subject.report, RULE.id):
        yield unequal(RULE, subject.report, broken)


RULE = Rule(
    id="T4-A",
    statement="表四行政复议、未经复议直接起诉、复议后起诉三组：总计＝结果维持＋结果纠正＋其他结果＋尚未审结",
    severity=Severity.ERROR,
    source=sources.ARITHMETIC,
    check=disputes_add_up,
    cells=("reconsideration", "litigation_direct", "litigation_after_reconsideration"),
)
