"""T3-B: the total of handled requests is the sum of the outcomes, in every column."""

from __future__ import annotations

from collections.abc import Iterator

from gongkai.annual.balance import imbalances
from gongkai.annual.rules import sources
from gongkai.annual.rules.rule import Rule, Subject
from gongkai.annual.rules.sums import unequal
from gongkai.findings import Finding, Severity


def handled_adds_outcomes(subject: Subject) -> Iterator[Finding]:
    """Per column: （七）总计 = the 21 outcomes, or 19 where （六）其他处理 is one row.

    Blank cells count as zero for a warning only; see `carry_over_ties`.
    """
    for broken in imbalances(subject.report, RULE.id):
        yield unequal(RULE, subject.report, broken)


RULE = Rule(
    id="T3-B",
    statement="表三每一列：（七）总计＝予以公开、部分公开及不予公开、无法提供、不予处理、其他处理各项之和",
    severity=Severity.ERROR,
    source=sources.ARITHMETIC,
    check=handled_adds_outcomes,
    cells=("requests.handled", "requests.granted … requests.other.other"),
)
