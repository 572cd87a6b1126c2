"""NAR-K: the prose tells how many requests there were."""

from __future__ import annotations

import re
from collections.abc import Iterator

from gongkai.annual.narrative.numerals import CHINESE, DIGITS
from gongkai.annual.rules import sources
from gongkai.annual.rules.rule import Need, Rule, Subject
from gongkai.findings import Finding, Severity


def requests_are_told(subject: Subject) -> Iterator[Finding]:
    """Where table three counts new requests and no sentence about requests holds any number of cases."""
    new = subject.count("requests.new.total")
    if not new or not any(passage.prose.section == "1" for passage in subject.passages):
        return
    if not any(_TOLD.search(passage.text) for passage in subject.passages if passage.after_requests):
        yield RULE.broken("requests.new.total", expected=new)


_TOLD = re.compile(rf"(?:{DIGITS}|{CHINESE})(?:余|多)?(?:件|个|份|宗|条|起|例)")


RULE = Rule(
    id="NAR-K",
    statement="表三有申请的，文字部分说明收到和办理的件数",
    severity=Severity.WARNING,
    source=sources.CONTENT,
    check=requests_are_told,
    needs=(Need.NARRATIVE,),
    cells=("requests.new.total",),
)
