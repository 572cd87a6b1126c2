"""T3-F: no more can be carried over than came in."""

from __future__ import annotations

from collections.abc import Iterator

from gongkai.annual.forms import APPLICANTS, request_address
from gongkai.annual.rules import sources
from gongkai.annual.rules.rule import Rule, Subject
from gongkai.findings import Finding, Severity


def carried_over_within_intake(subject: Subject) -> Iterator[Finding]:
    """Per column: carried over is at most new + carried in. Judged where all three are certain."""
    for column in APPLICANTS:
        cells = [request_address(row, column.key) for row in ("carried_over", "new", "carried_in")]
        carried_over, new, carried_in = (subject.count(address) for address in cells)
        if carried_over is None or new is None or carried_in is None:
            continue
        if carried_over > new + carried_in:
            yield RULE.broken(*cells, expected=new + carried_in, found=carried_over)


RULE = Rule(
    id="T3-F",
    statement="表三每一列：结转下年度继续办理不多于本年新收与上年结转之和",
    severity=Severity.ERROR,
    source=sources.ARITHMETIC,
    check=carried_over_within_intake,
    cells=("requests.carried_over", "requests.new", "requests.carried_in"),
)
