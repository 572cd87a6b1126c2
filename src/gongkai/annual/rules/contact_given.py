"""STR-E: the report says whom to ask."""

from __future__ import annotations

import re
from collections.abc import Iterator

from gongkai.annual.record import Contact
from gongkai.annual.rules import sources
from gongkai.annual.rules.rule import Need, Rule, Subject
from gongkai.findings import Finding, Severity

_CONTACT = re.compile(r"电\s*话\s*[:：为]?\s*[\d(（+]|联\s*系\s*(?:方\s*式|电\s*话|地\s*址)|邮\s*编|邮\s*箱|传\s*真")


def contact_given(subject: Subject) -> Iterator[Finding]:
    """Information where neither the contact block nor the prose names a telephone, an address or a mailbox.

    The preamble is custom, not part of the form, so this never weighs more.
    """
    report = subject.report
    contact = report.contact
    given = contact != Contact(website=contact.website)
    if report.narrative and not given and not any(_CONTACT.search(text) for text in report.narrative.values()):
        yield RULE.broken()


RULE = Rule(
    id="STR-E",
    statement="报告写明联系方式，便于公众咨询",
    severity=Severity.INFO,
    source=sources.FORM,
    check=contact_given,
    needs=(Need.NARRATIVE,),
)
