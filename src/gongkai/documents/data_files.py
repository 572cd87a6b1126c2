"""Gongkai's own data files back into records: the JSON record and the CSV of cells.

They are data and not prints: nothing is recognised in them, each value stands under its address.
"""

from __future__ import annotations

import csv
import json
from codecs import BOM_UTF8
from collections.abc import Iterator
from decimal import Decimal, InvalidOperation
from io import StringIO

from gongkai.annual.exchange import SCHEMA, ExchangeError, from_dict
from gongkai.annual.forms import MONEY, FormCode
from gongkai.annual.record import AnnualReport, Cell, Status, Value

CSV_HEADER = ("address", "label", "value", "status", "text", "unit")
"""First line of the CSV. Rows with a status are cells; the others are facts (`organ`, `narrative.1`) in `text`."""

FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "'")
"""How a text begins that a spreadsheet could take for a formula; writers put an apostrophe before it."""

_NARRATIVE = "narrative."


def read_data(data: bytes) -> AnnualReport | None:
    """The record in a JSON or CSV file that Gongkai wrote; None for any other file.

    Raises ExchangeError for a file that begins as one of ours and then is not.
    """
    if data.lstrip(BOM_UTF8).lstrip().startswith(b"{") and SCHEMA.encode() in data:
        return _from_json(data)
    if data.removeprefix(BOM_UTF8).startswith(",".join(CSV_HEADER).encode()):
        return _from_csv(data)
    return None


def _from_json(data: bytes) -> AnnualReport:
    try:
        record = json.loads(data.decode("utf-8-sig"))
    except ValueError as error:
        raise ExchangeError(f"年度报告数据不完整或已损坏：{error}") from error
    return from_dict(record)


def _from_csv(data: bytes) -> AnnualReport:
    try:
        rows = list(csv.DictReader(StringIO(data.decode("utf-8-sig"), newline="")))
        facts = {row["address"]: _plain(row["text"]) for row in rows if not row["status"]}
        return AnnualReport(
            organ=facts.get("organ", ""),
            year=int(facts["year"]) if facts.get("year") else None,
            form=FormCode(facts["form"]) if facts.get("form") else None,
            title=facts.get("title", ""),
            cells=dict(_cells(rows)),
            narrative={
                address.removeprefix(_NARRATIVE): text
                for address, text in facts.items()
                if address.startswith(_NARRATIVE)
            },
        )
    except (ValueError, TypeError, KeyError, InvalidOperation, csv.Error) as error:
        raise ExchangeError(f"年度报告数据有一处不合格式：{error}") from error


def _cells(rows: list[dict[str, str]]) -> Iterator[tuple[str, Cell]]:
    for row in rows:
        if row["status"] and (status := Status(row["status"])) is not Status.MISSING:
            address = row["address"]
            yield address, Cell(_value(address, row["value"]), status, _plain(row["text"]), unit=row["unit"])


def _value(address: str, digits: str) -> Value:
    if not digits:
        return None
    return Decimal(digits) if address in MONEY else int(digits)


def _plain(text: str) -> str:
    """A text without the apostrophe that kept it from being taken for a formula."""
    return text[1:] if text.startswith("'") and text[1:].startswith(FORMULA_STARTS) else text
