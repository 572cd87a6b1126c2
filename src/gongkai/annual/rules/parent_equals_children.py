"""AGG-A: a region's cell is the sum of its units' cells, less what is declared as counted twice."""

from __future__ import annotations

from collections.abc import Iterator

from gongkai.annual.record import AnnualReport
from gongkai.annual.rollup import total
from gongkai.annual.rules import sources
from gongkai.annual.rules.rule import Need, Rule, Subject
from gongkai.findings import Finding, Severity


def parent_equals_children(subject: Subject) -> Iterator[Finding]:
    """Every cell of the tables, over the units that report of the same year.

    A cell that a unit does not have, or that cannot be relied on, is not judged; blanks count as zero for a warning.
    Where a unit's tables were not read or are of the other form, the sum is unknown and nothing is judged.
    """
    report = subject.report
    children = [child for child in subject.children if _same_year(report, child)]
    if any(child.form is not report.form for child in children):
        return
    for address, cell in report.addressed():
        summed = total(children, address, subject.duplicates)
        if summed is None or not cell.certain or cell.value == summed.value:
            continue
        severity = None if summed.certain else Severity.WARNING
        yield RULE.broken(address, expected=summed.value, found=cell.value, severity=severity, units=len(children))


def _same_year(report: AnnualReport, child: AnnualReport) -> bool:
    return child.year is None or report.year is None or child.year == report.year


RULE = Rule(
    id="AGG-A",
    statement="汇总报告每一格＝所属各单位相应各格之和（扣除申明的重复计数）",
    severity=Severity.ERROR,
    source=sources.REGION,
    check=parent_equals_children,
    needs=(Need.CHILDREN,),
    cells=("*",),
)
