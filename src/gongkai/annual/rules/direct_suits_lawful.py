"""T4-C: since 2024 a refusal to disclose goes to reconsideration first, not straight to court."""

from __future__ import annotations

from collections.abc import Iterator

from gongkai.annual.rules import sources
from gongkai.annual.rules.rule import Rule, Subject
from gongkai.findings import Finding, Severity

_SINCE = 2024
_REFUSALS = (
    "state_secret",
    "other_law",
    "security_stability",
    "third_party",
    "internal_affairs",
    "deliberative",
    "enforcement_file",
)


def direct_suits_lawful(subject: Subject) -> Iterator[Finding]:
    """Direct suits beside refusals: worth a look from 2024 on, lawful before (told as information)."""
    suits = subject.count("litigation_direct.total")
    refused = sum(subject.count(f"requests.denied.{row}.total") or 0 for row in _REFUSALS)
    year = subject.report.year
    if not suits or not refused or year is None:
        return
    lawful = year < _SINCE
    yield RULE.broken(
        "litigation_direct.total",
        found=suits,
        severity=Severity.INFO if lawful else Severity.WARNING,
        case="lawful" if lawful else "suspect",
        refused=refused,
    )


RULE = Rule(
    id="T4-C",
    statement="2024年起对不予公开决定应当先申请行政复议；有不予公开又有“未经复议直接起诉”的应当核对",
    severity=Severity.WARNING,
    source=sources.RECONSIDERATION_FIRST,
    check=direct_suits_lawful,
    cells=("litigation_direct.total", "requests.denied"),
)
