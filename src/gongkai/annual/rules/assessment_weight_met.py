"""NAR-N: open government weighs at least four in a hundred in the assessment."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from gongkai.annual.rules import sources
from gongkai.annual.rules.rule import Need, Rule, Subject
from gongkai.findings import Finding, Severity


def assessment_weight_met(subject: Subject) -> Iterator[Finding]:
    """Where the prose states a smaller weight of open government in the yearly assessment."""
    for section in {passage.prose.section: passage.prose for passage in subject.passages}.values():
        found = _WEIGHT.search(section.text)
        if found and Decimal(found["percent"]) < _LEAST:
            percent = f"{found['percent']}%"
            yield RULE.broken(expected=f"{_LEAST}%", found=percent, at=section.span(found))


_LEAST = 4
_WEIGHT = re.compile(
    r"政务公开[^。;]{0,30}?(?:考核|考评|评价)[^。;]{0,20}?(?:权重|比重|占比)(?:不低于|不少于|不得低于|为|达到|占)*(?P<percent>\d+(?:\.\d+)?)%"
)


RULE = Rule(
    id="NAR-N",
    statement="政务公开在绩效考核中的分值权重不低于4%",
    severity=Severity.WARNING,
    source=sources.WORK_POINTS,
    check=assessment_weight_met,
    needs=(Need.NARRATIVE,),
)
