"""PUB-E: an office writes from an official mailbox."""

from __future__ import annotations

import re
from collections.abc import Iterator

from gongkai.annual.rules import sources
from gongkai.annual.rules.rule import Need, Rule, Subject
from gongkai.findings import Finding, Severity

_MAILBOX = re.compile(r"[\w.+-]{1,64}@([\w-]{1,63}(?:\.[\w-]{1,63}){1,4})", re.ASCII)
_COMMERCIAL = frozenset(
    {
        *("163.com", "126.com", "yeah.net", "qq.com", "vip.qq.com", "foxmail.com", "sina.com", "sina.cn"),
        *("vip.sina.com", "sohu.com", "139.com", "189.cn", "wo.cn", "21cn.com", "aliyun.com", "tom.com"),
        *("gmail.com", "hotmail.com", "outlook.com", "vip.163.com"),
    }
)


def mailbox_is_official(subject: Subject) -> Iterator[Finding]:
    """Every mailbox of the contact block and the prose that is on a commercial service, once."""
    report = subject.report
    texts = (report.contact.email, *report.narrative.values())
    mailboxes = (found for text in texts for found in _MAILBOX.finditer(text.replace("\n", "")))
    domains = {found[1].lower() for found in mailboxes}
    for domain in sorted(domains & _COMMERCIAL):
        yield RULE.broken(found=domain)


RULE = Rule(
    id="PUB-E",
    statement="联系邮箱使用政府域名的公务邮箱，不用商业邮箱",
    severity=Severity.WARNING,
    source=sources.CONTENT,
    check=mailbox_is_official,
    needs=(Need.NARRATIVE,),
)
