"""NAR-L: a report does not say both that nothing leaked and that something did."""

from __future__ import annotations

import re
from collections.abc import Iterator

from gongkai.annual.rules import sources
from gongkai.annual.rules.rule import Need, Rule, Subject
from gongkai.findings import Finding, Severity


def no_leak_beside_a_leak(subject: Subject) -> Iterator[Finding]:
    """Where one sentence denies every leak and another admits that personal data leaked."""
    denied = any(_DENIED.search(passage.text) for passage in subject.passages)
    for passage in subject.passages:
        found = _ADMITTED.search(passage.text)
        if denied and found and not _PREVENTED.search(passage.text):
            yield RULE.broken(at=passage.span(found))
            return


_DENIED = re.compile(r"(?:未|没有|无)(?:发生|出现)?[^,，。]{0,14}?(?:泄密|失密|信息安全|泄露|泄漏)")
_ADMITTED = re.compile(r"(?:出现|存在|发生)[^,，。]{0,10}?(?:泄露|泄漏)[^,，。]{0,8}?(?:隐私|个人信息)")
_PREVENTED = re.compile(r"防止|避免|杜绝|严防|防范|未|没有")


RULE = Rule(
    id="NAR-L",
    statement="“未发生泄密事件”与“出现泄露个人隐私”不能并存",
    severity=Severity.WARNING,
    source=sources.CONSISTENCY,
    check=no_leak_beside_a_leak,
    needs=(Need.NARRATIVE,),
)
