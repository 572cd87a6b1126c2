"""The report of a region out of the reports of its units."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from gongkai.annual.forms import FORMS, MONEY, FormCode
from gongkai.annual.record import AnnualReport, Cell, Status

_BLANKS = re.compile(r"\s")


@dataclass(frozen=True, slots=True)
class Total:
    """The sum of one cell over all units: `certain` is false where a unit left it blank."""

    value: int | Decimal
    certain: bool


def total(children: Sequence[AnnualReport], address: str, duplicates: Mapping[str, int] | None = None) -> Total | None:
    """The sum of a cell over the units' reports, less what was declared as counted twice.

    None where a unit's cell is missing or doubtful, or there are no units: nothing can be said of the sum then.
    """
    cells = [child.cell(address) for child in children]
    if not cells or any(not cell.certain and cell.status is not Status.BLANK for cell in cells):
        return None
    value = sum((_amount(cell) for cell in cells), Decimal(0) if address in MONEY else 0)
    value -= (duplicates or {}).get(address, 0)
    return Total(value, certain=all(cell.certain for cell in cells))


def consolidate(
    children: Sequence[AnnualReport],
    *,
    organ: str,
    year: int,
    form: FormCode = FormCode.Y2021,
    duplicates: Mapping[str, int] | None = None,
) -> AnnualReport:
    """The region's tables as the sum of its units'; a cell that cannot be summed is missing."""
    cells = {}
    for address in FORMS[form].addresses:
        if summed := total(children, address, duplicates):
            unit = "万元" if address in MONEY else ""
            text = f"{summed.value:f}" if address in MONEY else str(summed.value)
            cells[address] = Cell(summed.value, Status.READ, text, unit=unit)
    return AnnualReport(organ=organ, year=year, form=form, cells=cells)


def combined(
    base: AnnualReport,
    others: Iterable[AnnualReport],
    *,
    less: Iterable[AnnualReport] = (),
    duplicates: Mapping[str, int] | None = None,
) -> AnnualReport:
    """`base` with the figures of other reports added, those of `less` and what was counted twice taken out.

    Unlike a sum that judges (`total`), it counts what there is: a cell that one report lacks is the sum of the others,
    and stays missing only where nobody has it. `lacking` names what was not there.
    """
    more, fewer, cells = tuple(others), tuple(less), dict(base.cells)
    for address, cell in base.addressed():
        known = [one.cell(address) for one in (base, *more) if one.cell(address).certain]
        out = [one.cell(address) for one in fewer if one.cell(address).certain]
        taken = (duplicates or {}).get(address, 0)
        if not known or (len(known) == 1 and known[0] is cell and not out and not taken):
            continue
        value = sum(map(_amount, known), Decimal(0) if address in MONEY else 0) - sum(map(_amount, out)) - taken
        money = address in MONEY
        cells[address] = Cell(value, Status.READ, f"{value:f}" if money else str(value), unit="万元" if money else "")
    return replace(base, cells=cells)


def lacking(report: AnnualReport) -> tuple[str, ...]:
    """The cells of a report that add nothing to a sum, because it does not have them or they cannot be relied on."""
    return tuple(
        address for address, cell in report.addressed() if not cell.certain and cell.status is not Status.BLANK
    )


def missing_units(roster: Iterable[str], children: Iterable[AnnualReport]) -> tuple[str, ...]:
    """Names on the roster without a report, in the order of the roster."""
    reported = {_BLANKS.sub("", child.organ) for child in children}
    return tuple(name for name in roster if _BLANKS.sub("", name) not in reported)


def _amount(cell: Cell) -> int | Decimal:
    """A cell's value, blank as zero, money in 万元."""
    if cell.value is None:
        return 0
    return cell.value / Decimal(10_000) if cell.unit == "元" else cell.value
