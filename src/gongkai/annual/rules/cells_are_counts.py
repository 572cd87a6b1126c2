"""T3-E: every cell of the tables is one whole number, zero included; no blank, no stroke, no minus zero."""

from __future__ import annotations

import re
from collections.abc import Iterator

from gongkai.annual.forms import MONEY
from gongkai.annual.record import AnnualReport, Cell, Status
from gongkai.annual.rules import sources
from gongkai.annual.rules.rule import Rule, Subject
from gongkai.findings import Finding, Severity

_STROKE = re.compile(r"^[/\\／—－–-]+$|^无$")
_MINUS_ZERO = re.compile(r"^[-－−–—]\s*[0０]$")
_SEVERAL = re.compile(r"^\d+(?:\s+\d+)+$")
_MAY_FALL = re.compile(r"\.change$")


def cells_are_counts(subject: Subject) -> Iterator[Finding]:
    """One finding for every cell with an odd print, one for all blank cells of a report together.

    A cell whose print holds several numbers (`0 0`) has a number too many beside it. The year's change of the
    2019 form may be negative.
    """
    report = subject.report
    for address, cell in report.cells.items():
        if oddity := _oddity(address, cell):
            yield RULE.broken(address, found=cell.text.strip() or str(cell.value), case=oddity)
    if blank := _blanks(report):
        yield RULE.broken(*blank, case="blank", count=len(blank))


def _oddity(address: str, cell: Cell) -> str:
    text = cell.text.strip()
    if _STROKE.match(text):
        return "stroke"
    if _MINUS_ZERO.match(text):
        return "minus_zero"
    if address in MONEY:
        return ""
    if _SEVERAL.match(text) and cell.value == int(text.split()[0]):
        return "several"
    if cell.certain and cell.value is not None and cell.value != int(cell.value):
        return "fraction"
    negative = cell.certain and cell.value is not None and cell.value < 0
    return "negative" if negative and not _MAY_FALL.search(address) else ""


def _blanks(report: AnnualReport) -> tuple[str, ...]:
    """Blank cells of the form, strokes left out: they have a finding of their own."""
    return tuple(
        address
        for address, cell in report.addressed()
        if cell.status is Status.BLANK and not _STROKE.match(cell.text.strip())
    )


RULE = Rule(
    id="T3-E",
    statement="表格每一格填一个非负整数，没有的填“0”，不留空，不填“/”“-0”，不多填",
    severity=Severity.WARNING,
    source=sources.FORM,
    check=cells_are_counts,
    cells=("*",),
)
