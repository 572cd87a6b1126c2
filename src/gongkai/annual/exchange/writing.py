"""From a record to JSON."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import asdict
from datetime import date
from decimal import Decimal

from gongkai.annual.exchange.schema import SCHEMA
from gongkai.annual.exchange.shapes import TABLES, Json, path
from gongkai.annual.forms import MONEY, FormCode
from gongkai.annual.messages import message
from gongkai.annual.record import AnnualReport, Cell, Place, Status
from gongkai.annual.verdict import verdict
from gongkai.findings import Amount, Finding


def to_dict(report: AnnualReport, findings: Iterable[Finding] = ()) -> dict[str, Json]:
    """The record in the contract's shape: cells for every address of the form, missing ones included.

    `findings` are those of a check; where none are given, the ones the record carries. Money is a decimal string.
    """
    told = tuple(findings) or report.findings
    form = report.form or FormCode.Y2021
    cells = {**dict(report.addressed()), **report.cells}
    return {
        "schema": SCHEMA,
        "file": report.file,
        "sha256": report.sha256,
        "container": report.container,
        "organ": report.organ,
        "year": report.year,
        "form": report.form.value if report.form else None,
        "title": report.title,
        "published_on": _day(report.published_on),
        "signed_on": _day(report.signed_on),
        "period": [day.isoformat() for day in report.period] if report.period else None,
        "contact": asdict(report.contact),
        **_tables(cells),
        "headings": dict(report.headings),
        "narrative": dict(report.narrative),
        "cells": {address: _cell(cell) for address, cell in cells.items()},
        "findings": [_finding(finding, form) for finding in told],
        "verdict": verdict(report, told).value,
        "notes": list(report.notes),
    }


def _tables(cells: Mapping[str, Cell]) -> dict[str, Json]:
    """The values of all cells as nested tables; the unit of money stands beside it."""
    tables: dict[str, dict[str, Json]] = {table: {} for table in TABLES}
    rows: dict[tuple[str, ...], dict[str, Json]] = {(table,): values for table, values in tables.items()}
    for address, cell in cells.items():
        *row, field = path(address)
        if tuple(row) not in rows:
            rows[tuple(row)] = {}
            tables[row[0]][row[1]] = rows[tuple(row)]
        rows[tuple(row)][field] = _value(address, cell)
        if address in MONEY and cell.unit:
            rows[tuple(row)]["unit"] = cell.unit
    return dict(tables)


def _value(address: str, cell: Cell) -> str | int | None:
    """Money as a decimal string, a count as an integer; a fraction where a count belongs keeps its print alone."""
    if cell.value is None:
        return None
    if address in MONEY:
        return f"{cell.value:f}"
    return int(cell.value) if cell.value == int(cell.value) else None


def _cell(cell: Cell) -> dict[str, Json]:
    written: dict[str, Json] = {"text": cell.text, "status": cell.status.value}
    if cell.where is not None and cell.status is not Status.MISSING:
        written["where"] = _place(cell.where)
    return written


def _place(place: Place) -> dict[str, Json]:
    """Only the keys that are known."""
    known: dict[str, Json] = {key: value for key, value in asdict(place).items() if value is not None}
    return known | {"box": list(place.box)} if place.box else known


def _finding(finding: Finding, form: FormCode) -> dict[str, Json]:
    return {
        "rule": finding.rule,
        "severity": finding.severity.value,
        "cells": list(finding.cells),
        "expected": _amount(finding.expected),
        "found": _amount(finding.found),
        "params": {key: _amount(value) for key, value in finding.params.items()},
        "message": message(finding, form=form),
        "source": finding.source,
        "waived": finding.waived,
    }


def _amount(amount: Amount) -> str | int | None:
    return f"{amount:f}" if isinstance(amount, Decimal) else amount


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None
