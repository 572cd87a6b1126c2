"""What must tie in a filled form: parts and totals, nothing larger than what it is a part of, no field left out."""

from __future__ import annotations

from collections.abc import Iterator

from gongkai.annual.website.form import BLOCKS, FIELDS, OPTIONAL, SOURCE
from gongkai.annual.website.record import WebsiteForm, summed
from gongkai.findings import Finding, Severity

NOT_MORE = (
    ("site.visitors", "site.visits", Severity.ERROR),
    ("topics.opened", "topics.kept", Severity.ERROR),
    ("replies.matters", "replies.times", Severity.WARNING),
    ("services.online", "services.matters", Severity.ERROR),
    ("messages.public", "messages.closed", Severity.WARNING),
    ("messages.closed", "messages.received", Severity.WARNING),
    ("surveys.results", "surveys.held", Severity.WARNING),
    ("interviews.answers", "interviews.messages", Severity.WARNING),
    ("safety.mended", "safety.found", Severity.WARNING),
)
"""The first is a part of the second; a warning where what came in last year may be done in this one."""

_ACCOUNTS = ("weibo", "wechat")


def check(form: WebsiteForm) -> tuple[Finding, ...]:
    """Every field that is left out and every pair that does not tie."""
    return (*_complete(form), *_totals(form), *_parts(form), *_accounts(form))


def words(finding: Finding) -> str:
    """A finding as a clerk reads it."""
    first = FIELDS[finding.cells[0]]
    block = next(block.label for block in BLOCKS if first in block.fields)
    if finding.rule == "SITE-A":
        return f"{block}“{first.label}”没有填"
    if finding.rule == "SITE-B":
        return f"{block}“{first.label}”{finding.found}，各分项相加是 {finding.expected}"
    second = FIELDS[finding.cells[1]]
    if finding.rule == "SITE-C":
        return f"{block}“{first.label}”{finding.found}，比“{second.label}”{finding.expected} 还多，请核对"
    return f"填了{block}“{first.label}”，没有填“{second.label}”"


def _complete(form: WebsiteForm) -> Iterator[Finding]:
    for address, one in FIELDS.items():
        if not form.value(address) and address not in OPTIONAL and not one.sum_of:
            yield Finding("SITE-A", Severity.ERROR, (address,), source=SOURCE)


def _totals(form: WebsiteForm) -> Iterator[Finding]:
    right = summed(form)
    for address, one in FIELDS.items():
        stated, expected = form.number(address), right.number(address)
        if one.sum_of and stated is not None and expected is not None and stated != expected:
            yield Finding("SITE-B", Severity.ERROR, (address, *one.sum_of), expected, stated, source=SOURCE)


def _parts(form: WebsiteForm) -> Iterator[Finding]:
    for part, whole, severity in NOT_MORE:
        some, most = form.number(part), form.number(whole)
        if some is not None and most is not None and some > most:
            yield Finding("SITE-C", severity, (part, whole), most, some, source=SOURCE)


def _accounts(form: WebsiteForm) -> Iterator[Finding]:
    """What an account published and no name of it."""
    for account in _ACCOUNTS:
        posts = f"{account}.posts"
        if form.number(posts) and not form.value(f"{account}.name"):
            yield Finding("SITE-D", Severity.WARNING, (posts, f"{account}.name"), source=SOURCE)
