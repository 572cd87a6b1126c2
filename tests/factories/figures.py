"""Figures of an invented report: some leaves are given, every total is computed."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

from gongkai.annual.forms import (
    APPLICANTS,
    DISPUTES,
    FORM_2021,
    FORMS,
    MONEY,
    RESULTS,
    Form,
    FormCode,
    request_address,
)
from gongkai.annual.record import Cell, Status, Value

Figures = Mapping[str, Value]
KINDS = tuple(column.key for column in APPLICANTS if column.key != "total")
ENDINGS = tuple(result.key for result in RESULTS if result.key != "total")
SINGLE_OTHER = "other"

SPLIT_OTHER = tuple(row for row in FORM_2021.outcome_rows if row.startswith("other."))


def rows(form: Form, *, single_other: bool = False) -> tuple[str, ...]:
    """Keys of the printed rows of table three; `single_other` prints （六）其他处理 as one row."""
    keys = [row.key for row in form.request_rows]
    if single_other and SINGLE_OTHER not in keys:
        keys[keys.index(SPLIT_OTHER[0])] = SINGLE_OTHER
        keys = [key for key in keys if key not in SPLIT_OTHER]
    return tuple(keys)


def outcomes(form: Form, *, single_other: bool = False) -> tuple[str, ...]:
    """Keys of the printed rows that the total of handled requests adds up."""
    apart = {"new", "carried_in", "handled", "carried_over"}
    return tuple(key for key in rows(form, single_other=single_other) if key not in apart)


def balanced(form: FormCode, leaves: Figures, *, single_other: bool = False) -> dict[str, Value]:
    """Every cell of a form: zero where no leaf is given, totals computed, new requests the balancing item.

    Leaves are the cells of table two, the outcomes, `carried_in` and `carried_over` of the six kinds of
    applicant, and the four results of each dispute. `carried_in` must not exceed what it is carried into.
    """
    layout = FORMS[form]
    figures: dict[str, Value] = {
        address: leaves.get(address, Decimal(0) if address in MONEY else 0) for address in layout.proactive_addresses
    }
    figures |= _requests(layout, leaves, single_other=single_other)
    for dispute in DISPUTES:
        results = [_count(leaves, f"{dispute.key}.{ending}") for ending in ENDINGS]
        values = (*results, sum(results))
        figures |= {f"{dispute.key}.{r.key}": value for r, value in zip(RESULTS, values, strict=True)}
    return figures


def _requests(layout: Form, leaves: Figures, *, single_other: bool) -> dict[str, Value]:
    """Table three in printed order."""
    table = {
        row: [_count(leaves, request_address(row, kind)) for kind in KINDS]
        for row in rows(layout, single_other=single_other)
    }
    closed = outcomes(layout, single_other=single_other)
    table["handled"] = [sum(column) for column in zip(*(table[row] for row in closed), strict=True)]
    columns = zip(table["handled"], table["carried_over"], table["carried_in"], strict=True)
    table["new"] = [handled + over - carried for handled, over, carried in columns]
    if min(table["new"]) < 0:
        raise ValueError("carried_in is larger than handled and carried_over together")
    return {
        request_address(row, column.key): value
        for row, counts in table.items()
        for column, value in zip(APPLICANTS, (*counts, sum(counts)), strict=True)
    }


def _count(leaves: Figures, address: str) -> int:
    """A leaf that is a count; zero where it is not given."""
    return int(leaves.get(address) or 0)


def printed(address: str, value: Value, *, unit: str = "万元") -> Cell:
    """A cell as an organ prints it: a value as plain digits, None as an empty cell."""
    unit = unit if address in MONEY else ""
    if value is None:
        return Cell(None, Status.BLANK, "", unit=unit)
    return Cell(value, Status.READ, str(value), unit=unit)


def cells(figures: Figures) -> dict[str, Cell]:
    """Every figure as a printed cell."""
    return {address: printed(address, value) for address, value in figures.items()}
