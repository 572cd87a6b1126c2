"""Table two from the registers and the normative documents."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from gongkai.annual.forms import MONEY
from gongkai.annual.record import Cell, Status
from gongkai_office.normative import queries as documents
from gongkai_office.registers import queries as decisions
from gongkai_office.reporting.accounts import Account, organs_of
from gongkai_office.reporting.tables import number


@dataclass(frozen=True, slots=True)
class Proactive:
    """The cells that somebody entered anything for, and which of them rest on typed totals."""

    cells: Mapping[str, Cell]
    typed: frozenset[str]


def proactive(one: Account) -> Proactive:
    """The cells of table two; what nobody entered is missing, never nought."""
    organs = organs_of(one)
    decided = decisions.totals(organs, one.year, one.as_of)
    issued = documents.totals(organs, one.year, one.as_of)
    cells = {address: number(total.quantity) for address, total in issued.items()}
    for address, total in decided.items():
        cells[address] = _money(total) if address in MONEY else number(total.quantity)
    return Proactive(cells, frozenset(address for address, total in decided.items() if total.typed))


def _money(total: decisions.Total) -> Cell:
    """Money as the table prints it; a register of payments without amounts is no amount."""
    if total.amount is None:
        return Cell()
    value, unit = total.amount.value, total.amount.unit
    return Cell(value, Status.READ, f"{value:f}", unit=str(unit))
