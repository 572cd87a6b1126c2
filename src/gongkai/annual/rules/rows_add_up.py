"""T3-C: the total of every row is the sum of its six kinds of applicant."""

from __future__ import annotations

from collections.abc import Iterator

from gongkai.annual.balance import imbalances
from gongkai.annual.rules import sources
from gongkai.annual.rules.rule import Rule, Subject
from gongkai.annual.rules.sums import unequal
from gongkai.findings import Finding, Severity


def rows_add_up(subject: Subject) -> Iterator[Finding]:
    """Per row: 总计 = 自然人 + five kinds of 法人或其他组织. Blanks as in `carry_over_ties`."""
    for broken in imbalances(subject.report, RULE.id):
        yield unequal(RULE, subject.report, broken)


RULE = Rule(
    id="T3-C",
    statement="表三每一行：总计＝自然人＋商业企业＋科研机构＋社会公益组织＋法律服务机构＋其他",
    severity=Severity.ERROR,
    source=sources.ARITHMETIC,
    check=rows_add_up,
    cells=("requests.*",),
)
