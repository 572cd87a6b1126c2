"""What can be said of a report as a whole."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from gongkai.annual.balance import has_single_other
from gongkai.annual.record import AnnualReport, Status, Verdict
from gongkai.findings import Finding, Severity

_BALANCE = ("T2", "T3", "T4", "AGG")
_SUMS = ("T3-A", "T3-B", "T3-C", "T4-A", "AGG-A", "AGG-B")
_UNREAD = (Status.MISSING, Status.DOUBTFUL)


def binding(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Errors that nobody has set aside: where there are any, `gongkai check` ends with status 1."""
    return tuple(found for found in findings if found.severity is Severity.ERROR and not found.waived)


def verdict(report: AnnualReport, findings: Sequence[Finding]) -> Verdict:
    """Judge whether the books balance: by the tables alone.

    *Unreadable* where the file has no statutory tables, or no cell of them could be relied on; *unbalanced* where an
    error of a rule among the tables (T2, T3, T4, AGG) stands; *incomplete* where nothing contradicts, but a cell is
    missing or doubtful, a total is blank, or a sum would hold only if a blank were not zero. A narrative, a heading
    or a date that is wrong is an error of its own (see `binding`); it does not unbalance tables that balance.
    """
    if not any(cell.certain for _, cell in report.addressed()):
        return Verdict.UNREADABLE
    if any(found.rule.split("-")[0] in _BALANCE for found in binding(findings)):
        return Verdict.UNBALANCED
    return Verdict.INCOMPLETE if _incomplete(report) or _open(findings) else Verdict.BALANCED


def _open(findings: Iterable[Finding]) -> bool:
    """Whether a sum is in doubt: its rule is an error, and only a blank or an unread unit made it a warning."""
    return any(found.rule in _SUMS and found.severity is Severity.WARNING and not found.waived for found in findings)


def _incomplete(report: AnnualReport) -> bool:
    single = has_single_other(report)
    return any(
        cell.status in _UNREAD or (cell.status is Status.BLANK and address.endswith(".total"))
        for address, cell in report.addressed()
        if not (single and address.startswith("requests.other."))
    )
