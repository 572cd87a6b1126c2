"""NAR-E: a telephone call is not a request."""

from __future__ import annotations

import re
from collections.abc import Iterator

from gongkai.annual.rules import sources
from gongkai.annual.rules.rule import Need, Rule, Subject
from gongkai.findings import Finding, Severity


def telephone_is_no_channel(subject: Subject) -> Iterator[Finding]:
    """Where a sentence about requests received counts telephone calls among the channels."""
    for passage in subject.passages:
        found = _TELEPHONE.search(passage.text)
        if found and _CHANNELS.search(passage.text) and not _DENIED.search(passage.text):
            yield RULE.broken(at=passage.span(found))


_TELEPHONE = re.compile(r"电话(?:询问|咨询|申请|申报|受理)|(?:来电|致电)(?:申请|询问)")
_CHANNELS = re.compile(
    r"(?:收到|受理|接收).*?申请.*?(?:渠道|方式|途径|其中)|(?:渠道|方式)[^。]*申请[^。]*电话|申请\d+件[^。]*电话申请\d+件"
)
_DENIED = re.compile(r"不(?:接受|受理|属于|予)|咨询电话|联系电话|另有|另外|除[^。]*外")


RULE = Rule(
    id="NAR-E",
    statement="电话询问不是政府信息公开申请的提出渠道（申请应当采用书面形式，确有困难的可以口头提出，由工作机构代填）",
    severity=Severity.WARNING,
    source=sources.REQUEST_FORM,
    check=telephone_is_no_channel,
    needs=(Need.NARRATIVE,),
)
