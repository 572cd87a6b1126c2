"""NAR-H: final accounts are approved, and published, in the year after."""

from __future__ import annotations

import re
from collections.abc import Iterator

from gongkai.annual.rules import sources
from gongkai.annual.rules.rule import Need, Rule, Subject
from gongkai.findings import Finding, Severity


def final_accounts_of_last_year(subject: Subject) -> Iterator[Finding]:
    """Where the report of a year says that the final accounts of that same year were published."""
    year = subject.report.year
    for passage in subject.passages:
        found = _FINAL_ACCOUNTS.search(passage.text)
        if year and found and int(found["year"]) == year and _DONE.search(passage.text):
            yield RULE.broken(found=year, at=passage.span(found))


_FINAL_ACCOUNTS = re.compile(r"(?P<year>20\d\d)年(?:度)?(?:[一-龥]{0,4}?(?:财政|部门|政府|收支|单位))决算")
_DONE = re.compile(r"公开|公布|发布")


RULE = Rule(
    id="NAR-H",
    statement="年度决算在次年批准后公开，报告年度内不能已公开本年度决算",
    severity=Severity.WARNING,
    source=sources.FINAL_ACCOUNTS,
    check=final_accounts_of_last_year,
    needs=(Need.NARRATIVE,),
)
