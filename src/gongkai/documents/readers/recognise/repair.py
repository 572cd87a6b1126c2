"""Damaged cells of table three made whole where the equations leave exactly one value, and the print bears it out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from gongkai.annual.equations import Equation, equations
from gongkai.annual.forms import FormCode
from gongkai.annual.record import Cell, Status
from gongkai.documents.readers.recognise.pieces import Slot
from gongkai.documents.readers.recognise.prints import Kind, read_print

_LOOKALIKES = str.maketrans("OoОÜüQDΟ〇○lI|iSB", "0000000000111158")
_ENOUGH = 2
"""A value needs two equations where the print does not look like it."""


def repaired(
    cells: Mapping[str, Cell], form: FormCode, *, single_other: bool, strays: Sequence[Slot]
) -> dict[str, Cell]:
    """Cells made whole: noise in place of a digit, and a number torn from its row to a line of its own.

    The damaged print stays in the cell's text. A value that is printed nowhere is never put in.
    """
    damaged = [address for address, cell in cells.items() if _damaged(cell)]
    if not damaged:
        return {}
    known = equations(form, single_other=single_other)
    loose = list(strays)
    found: dict[str, Cell] = {}
    for address in damaged:
        values = list(_demanded(address, cells, known))
        if values and len(set(values)) == 1 and values[0] >= 0:
            cell = _from_print(cells[address], values) or _from_stray(cells[address], values, loose)
            if cell:
                found[address] = cell
    return found


def _damaged(cell: Cell) -> bool:
    """An empty cell, or one whose print is noise."""
    if cell.status is Status.BLANK:
        return not cell.text
    return cell.status is Status.DOUBTFUL and cell.value is None and read_print(cell.text).kind is Kind.JUNK


def _demanded(address: str, cells: Mapping[str, Cell], known: Sequence[Equation]) -> Iterator[int]:
    """The value each equation asks of a cell, where every other cell of the equation is certain."""
    for equation in known:
        if address in equation.addresses:
            left, right = (_sum(side, address, cells) for side in (equation.left, equation.right))
            if left is not None and right is not None:
                yield right - left if address in equation.left else left - right


def _sum(side: tuple[str, ...], without: str, cells: Mapping[str, Cell]) -> int | None:
    total = 0
    for address in side:
        if address != without:
            cell = cells.get(address)
            if cell is None or not cell.certain or cell.value is None:
                return None
            total += int(cell.value)
    return total


def _from_print(cell: Cell, values: list[int]) -> Cell | None:
    """A noisy print that looks like the value, or that two equations speak for."""
    if not cell.text:
        return None
    if cell.text.translate(_LOOKALIKES).strip(" .") == str(values[0]) or len(values) >= _ENOUGH:
        return replace(cell, value=values[0], status=Status.REPAIRED)
    return None


def _from_stray(cell: Cell, values: list[int], strays: list[Slot]) -> Cell | None:
    """A number without a row that is what two equations ask of the empty cell."""
    if cell.text or len(values) < _ENOUGH:
        return None
    fitting = [stray for stray in strays if stray.printed.value == values[0]]
    if len(fitting) != 1:
        return None
    strays.remove(fitting[0])
    return Cell(values[0], Status.REPAIRED, fitting[0].printed.text, fitting[0].where)
