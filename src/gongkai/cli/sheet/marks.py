"""How each cell stands on the check sheet: broken, doubtful, repaired, blank, absent or plain."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from enum import StrEnum

from gongkai.annual.record import AnnualReport, Cell, Status
from gongkai.cli.sheet.screen import Style
from gongkai.findings import Finding, Severity


class Mark(StrEnum):
    """What a reader of the sheet must see at a cell; the gravest comes first."""

    ERROR = "error"
    WARNING = "warning"
    DOUBTFUL = "doubtful"
    REPAIRED = "repaired"
    BLANK = "blank"
    MISSING = "missing"
    PLAIN = "plain"


SIGNS = {Mark.ERROR: "✗", Mark.WARNING: "!", Mark.DOUBTFUL: "?", Mark.REPAIRED: "~"}
"""The sign before a figure, for readers and printers without colour."""

STYLES = {
    Mark.ERROR: Style.BAD,
    Mark.WARNING: Style.CAUTION,
    Mark.DOUBTFUL: Style.DOUBT,
    Mark.REPAIRED: Style.MENDED,
    Mark.BLANK: Style.FAINT,
    Mark.MISSING: Style.FAINT,
    Mark.PLAIN: Style.PLAIN,
}
"""How each mark looks on a terminal."""

LEGEND = {
    Mark.ERROR: "错误涉及的数",
    Mark.WARNING: "提醒涉及的数",
    Mark.DOUBTFUL: "印得不清，不作依据",
    Mark.REPAIRED: "印损，按勾稽关系唯一还原",
    Mark.BLANK: "空格",
    Mark.MISSING: "原件没有这一格",
}
"""What each mark means, in words."""

BLANK_TEXT = "空"
MISSING_TEXT = "—"

_TOTAL_AND_PARTS = frozenset({"T3-B", "T3-C", "T4-A"})
"""Rules of a printed total against its parts: the total is marked, else one wrong total would mark a whole table."""

_BY_SEVERITY = {Severity.ERROR: Mark.ERROR, Severity.WARNING: Mark.WARNING}
_BY_STATUS = {
    Status.READ: Mark.PLAIN,
    Status.BLANK: Mark.BLANK,
    Status.MISSING: Mark.MISSING,
    Status.REPAIRED: Mark.REPAIRED,
    Status.DOUBTFUL: Mark.DOUBTFUL,
}
_GRAVITY = {mark: weight for weight, mark in enumerate(Mark)}


def marks(report: AnnualReport, findings: Iterable[Finding]) -> Mapping[str, Mark]:
    """The gravest mark of every cell of the report's form, and of cells it has beside the form."""
    standing = {address: _BY_STATUS[cell.status] for address, cell in cells(report).items()}
    for finding in findings:
        mark = None if finding.waived else _BY_SEVERITY.get(finding.severity)
        for address in marked_cells(finding) if mark else ():
            if mark and address in standing and _GRAVITY[mark] < _GRAVITY[standing[address]]:
                standing[address] = mark
    return standing


def marked_cells(finding: Finding) -> tuple[str, ...]:
    """The cells of a finding that are marked as broken; the others are only named."""
    return finding.cells[:1] if finding.rule in _TOTAL_AND_PARTS else finding.cells


def cells(report: AnnualReport) -> Mapping[str, Cell]:
    """Every cell of the form in printed order, then those the report has beside it (a single 其他处理 row)."""
    return {**dict(report.addressed()), **report.cells}


def figure(cell: Cell) -> str:
    """What is shown for a cell: its value, or the print where the print could not be relied on."""
    if cell.status is Status.MISSING:
        return MISSING_TEXT
    if cell.status is Status.BLANK:
        return BLANK_TEXT
    return str(cell.value) if cell.value is not None else cell.text
