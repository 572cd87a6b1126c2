"""One file judged: what was read, what does not hold, what can be said of the whole."""

from __future__ import annotations

from dataclasses import dataclass

from gongkai.annual.record import AnnualReport, Verdict
from gongkai.documents.grid import Document
from gongkai.findings import Finding, Severity


@dataclass(frozen=True, slots=True)
class Judged:
    """A file with its report, findings and verdict.

    `failure` says in plain Chinese why the file could not be read; the report is then empty.
    `document` is the file as paragraphs and tables, where the page that shows them was asked for.
    """

    file: str
    report: AnnualReport
    findings: tuple[Finding, ...] = ()
    verdict: Verdict = Verdict.UNREADABLE
    failure: str = ""
    document: Document | None = None

    def count(self, severity: Severity) -> int:
        """How many findings of a severity stand, waived ones left out."""
        return sum(finding.severity is severity and not finding.waived for finding in self.findings)

    @property
    def name(self) -> str:
        """What the file is called for people."""
        return "标准输入" if self.file == "-" else self.file

    @property
    def ranked(self) -> tuple[Finding, ...]:
        """The findings as a reader wants them: errors, warnings, remarks, at last those waived; else as checked."""
        order = list(Severity)
        return tuple(sorted(self.findings, key=lambda f: (bool(f.waived), order.index(f.severity))))

    @property
    def unread(self) -> str:
        """Why nothing can be said of the file: it could not be read, or is no report with tables; else empty."""
        if self.failure or self.verdict is not Verdict.UNREADABLE:
            return self.failure
        return "没有读出年度报告的法定表格。" + "".join(self.report.notes[:1])
