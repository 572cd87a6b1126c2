"""Whether an equation among cells holds, told apart by how far its cells may be relied on.

A blank cell means zero in law, yet nobody printed it: an equation that fails only because a blank was taken for
zero is doubtful, not certain. A missing or doubtful cell settles nothing, unless the printed cells alone already
exceed the other side: counts are never negative, so no reading of the rest could mend that.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from gongkai.annual.equations import SINGLE_OTHER, Equation, equations, outcome_rows
from gongkai.annual.forms import APPLICANTS, FORMS, FormCode, request_address
from gongkai.annual.record import AnnualReport, Cell, Status

_OTHER_ROWS = ("other.correction_overdue", "other.payment_overdue", "other.other")


@dataclass(frozen=True, slots=True)
class Imbalance:
    """An equation that fails: both sums, and whether every reading of its blank cells fails too."""

    equation: Equation
    left: int
    right: int
    certain: bool


@dataclass(frozen=True, slots=True)
class _Side:
    """One side of an equation: the sum of what is printed, and whether blanks or unread cells stand in it."""

    total: int
    blank: bool
    unread: bool

    @property
    def open(self) -> bool:
        return self.blank or self.unread


def has_single_other(report: AnnualReport) -> bool:
    """Whether （六）其他处理 is one row in this report, whatever its form."""
    return _any_present(report, (SINGLE_OTHER,)) and not _any_present(report, _OTHER_ROWS)


def report_equations(report: AnnualReport) -> tuple[Equation, ...]:
    """The equations of the report's form, with the sixth group as the report prints it."""
    if report.form is None:
        return ()
    single = report.form is FormCode.Y2021 and has_single_other(report)
    return equations(report.form, single_other=single)


def imbalances(report: AnnualReport, rule: str) -> Iterable[Imbalance]:
    """Every equation of one rule that does not hold in the report."""
    for equation in report_equations(report):
        if equation.rule == rule and (broken := _imbalance(report, equation)):
            yield broken


def _imbalance(report: AnnualReport, equation: Equation) -> Imbalance | None:
    left, right = _side(report, equation.left), _side(report, equation.right)
    impossible = (left.total > right.total and not right.open) or (right.total > left.total and not left.open)
    if impossible:
        return Imbalance(equation, left.total, right.total, certain=True)
    if left.unread or right.unread or left.total == right.total:
        return None
    return Imbalance(equation, left.total, right.total, certain=False)


def _side(report: AnnualReport, addresses: tuple[str, ...]) -> _Side:
    cells = [report.cell(address) for address in addresses]
    counts = [_count(cell) for cell in cells]
    return _Side(
        total=sum(count or 0 for count in counts),
        blank=any(cell.status is Status.BLANK for cell in cells),
        unread=any(
            count is None and cell.status is not Status.BLANK for cell, count in zip(cells, counts, strict=True)
        ),
    )


def _count(cell: Cell) -> int | None:
    """A cell's count if it may be relied on; a fraction is no count."""
    if not cell.certain or cell.value is None or cell.value != int(cell.value):
        return None
    return int(cell.value)


def _any_present(report: AnnualReport, rows: tuple[str, ...]) -> bool:
    addresses = (request_address(row, column.key) for row in rows for column in APPLICANTS)
    return any(report.cell(address).status is not Status.MISSING for address in addresses)


def outcome_addresses(report: AnnualReport, group: str) -> tuple[str, ...]:
    """Addresses of the totals of all outcome rows of one group, as the report prints them: `denied`, `other`."""
    if report.form not in FORMS or report.form is None:
        return ()
    rows = outcome_rows(report.form, single_other=has_single_other(report))
    return tuple(request_address(row, "total") for row in rows if row.split(".")[0] == group)
