"""NAR-E: a telephone call is not a request."""

from __future__ import annotations

import re
from collections.abc import Iterator

from gongkai.annual.rules import sources
from gongkai.annual.rules.rule import Need, Rule, Subject
from gongkai.findings import Finding, Severity


def telephone_is_no_channel(subject: Subject) -> Iterator[Finding]:
    """Where a sentence about requests received lists calls among the channels, or counts requests by telephone.

    Calls answered beside the requests (`接受电话咨询三百余次`) are no requests and no fault.
    """
    for passage in subject.passages:
        found = _LISTED.search(passage.text) or _COUNTED.search(passage.text)
        if found and _RECEIVED.search(passage.text) and passage.after_requests:
            yield RULE.broken(at=passage.span(found, "call"))


_CALL = r"(?P<call>电话(?:询问|咨询|申请|方式)?)"
_LISTED = re.compile(rf"(?:渠道|方式|途径)(?:主要)?(?:包括|包含|有|为|是|:)[^\d:]{{0,40}}?{_CALL}")
_COUNTED = re.compile(r"(?P<call>电话(?:申请|询问|受理|方式申请))\d+[件个]")
_RECEIVED = re.compile(r"收到|受理|接收|其中")


RULE = Rule(
    id="NAR-E",
    statement="电话询问不是政府信息公开申请的提出渠道（申请应当采用书面形式，确有困难的可以口头提出，由工作机构代填）",
    severity=Severity.WARNING,
    source=sources.REQUEST_FORM,
    check=telephone_is_no_channel,
    needs=(Need.NARRATIVE,),
)
