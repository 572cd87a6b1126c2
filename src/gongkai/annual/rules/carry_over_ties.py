"""T3-A: what came in, new and carried in, is what was handled and what is carried over, in every column."""

from __future__ import annotations

from collections.abc import Iterator

from gongkai.annual.balance import imbalances
from gongkai.annual.rules import sources
from gongkai.annual.rules.rule import Rule, Subject
from gongkai.annual.rules.sums import unequal
from gongkai.findings import Finding, Severity


def carry_over_ties(subject: Subject) -> Iterator[Finding]:
    """Per column: new + carried in = handled + carried over.

    Blank cells count as zero for a warning only; the column is an error where no value of its blanks could mend it.
    Missing and doubtful cells are not judged.
    """
    for broken in imbalances(subject.report, RULE.id):
        yield unequal(RULE, subject.report, broken)


RULE = Rule(
    id="T3-A",
    statement="表三每一列：本年新收＋上年结转＝（七）总计＋结转下年度继续办理",
    severity=Severity.ERROR,
    source=sources.TABLE_THREE,
    check=carry_over_ties,
    cells=("requests.new", "requests.carried_in", "requests.handled", "requests.carried_over"),
)
