"""Table two from the registers and the normative documents, and from declarations that there was nothing."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from uuid import UUID

from gongkai.annual.forms import MONEY
from gongkai.annual.record import Cell, Status
from gongkai_office.normative import queries as documents
from gongkai_office.registers import queries as decisions
from gongkai_office.registers.money import Amount
from gongkai_office.reporting.accounts import Account
from gongkai_office.reporting.queries.declared import addresses_of, declarations, subjects
from gongkai_office.reporting.tables import number


@dataclass(frozen=True, slots=True)
class Proactive:
    """The cells that somebody answers for; which of them rest on typed totals, and which on declarations alone."""

    cells: Mapping[str, Cell]
    typed: frozenset[str]
    declared: frozenset[str] = frozenset()


def proactive(one: Account, organs: tuple[UUID, ...]) -> Proactive:
    """The cells of table two from the books of some organs.

    What nobody entered is missing, and nought only where somebody declared it empty.
    """
    found = entered(one, organs)
    rows = subjects(one.form)
    told = declarations(organs, one.year, one.as_of).values_list("subject", flat=True).distinct()
    noughts = {
        address: _money_of(Amount.of_yuan(Decimal(0))) if address in MONEY else number(0)
        for subject in told
        for address in addresses_of(rows[subject])
        if address not in found.cells
    }
    return Proactive({**found.cells, **noughts}, found.typed, frozenset(noughts))


def entered(one: Account, organs: tuple[UUID, ...]) -> Proactive:
    """The cells that somebody entered anything for."""
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
    return _money_of(total.amount)


def _money_of(amount: Amount) -> Cell:
    return Cell(amount.value, Status.READ, f"{amount.value:f}", unit=str(amount.unit))
