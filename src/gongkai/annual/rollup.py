"""The report of a region out of the reports of its units."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
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


def missing_units(roster: Iterable[str], children: Iterable[AnnualReport]) -> tuple[str, ...]:
    """Names on the roster without a report, in the order of the roster."""
    reported = {_BLANKS.sub("", child.organ) for child in children}
    return tuple(name for name in roster if _BLANKS.sub("", name) not in reported)


def _amount(cell: Cell) -> int | Decimal:
    """A cell's value, blank as zero, money in 万元."""
    if cell.value is None:
        return 0
    return cell.value / Decimal(10_000) if cell.unit == "元" else cell.value
