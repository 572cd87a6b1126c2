"""From JSON to a record."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import fields
from datetime import date
from decimal import Decimal, InvalidOperation

from gongkai.annual.exchange.schema import SCHEMA
from gongkai.annual.exchange.shapes import Json, path
from gongkai.annual.forms import MONEY, FormCode
from gongkai.annual.record import AnnualReport, Cell, Contact, Place, Status, Value
from gongkai.errors import GongkaiError
from gongkai.findings import Amount, Finding, Severity

_BOX = 4


class ExchangeError(GongkaiError):
    """A JSON text that is no annual-report record."""


def from_dict(data: Json) -> AnnualReport:
    """The record a JSON text holds; keys beyond the contract's may be left out.

    Raises ExchangeError where the schema is another, or a value does not fit its place.
    """
    if not isinstance(data, Mapping) or data.get("schema") != SCHEMA:
        raise ExchangeError(f"不是年度报告数据：schema 应为“{SCHEMA}”")
    try:
        return _report(data)
    except (ValueError, TypeError, KeyError, InvalidOperation) as error:
        raise ExchangeError(f"年度报告数据有一处不合格式：{error}") from error


def _report(data: Mapping[str, Json]) -> AnnualReport:
    form, year = data.get("form"), data.get("year")
    return AnnualReport(
        organ=_text(data, "organ"),
        year=_whole(year),
        form=FormCode(str(form)) if form is not None else None,
        cells={address: _cell(data, address, _object(cell)) for address, cell in _object(data["cells"]).items()},
        narrative=_texts(data.get("narrative")),
        headings=_texts(data.get("headings")),
        title=_text(data, "title"),
        published_on=_day(data.get("published_on")),
        signed_on=_day(data.get("signed_on")),
        period=_period(data.get("period")),
        contact=Contact(**_texts(data.get("contact"))),
        file=_text(data, "file"),
        sha256=_text(data, "sha256"),
        container=_text(data, "container"),
        notes=tuple(str(note) for note in _list(data.get("notes"))),
        findings=tuple(_finding(_object(finding)) for finding in _list(data.get("findings"))),
    )


def _cell(data: Mapping[str, Json], address: str, cell: Mapping[str, Json]) -> Cell:
    *row, field = path(address)
    node: Mapping[str, Json] = data
    for key in row:
        node = _object(node.get(key))
    where = cell.get("where")
    return Cell(
        value=_value(address, node.get(field)),
        status=Status(str(cell.get("status"))),
        text=_text(cell, "text"),
        where=_place(_object(where)) if where is not None else None,
        unit=str(node.get("unit") or "") if address in MONEY else "",
    )


def _value(address: str, value: Json) -> Value:
    return Decimal(str(value)) if address in MONEY and value is not None else _whole(value)


def _place(where: Mapping[str, Json]) -> Place:
    numbers = {field.name: _whole(where.get(field.name)) for field in fields(Place) if field.name not in _OTHER}
    sheet, box = where.get("sheet"), [float(str(edge)) for edge in _list(where.get("box"))]
    return Place(
        **numbers,
        sheet=None if sheet is None else str(sheet),
        box=(box[0], box[1], box[2], box[3]) if len(box) == _BOX else None,
    )


_OTHER = frozenset({"sheet", "box"})


def _finding(finding: Mapping[str, Json]) -> Finding:
    cells = tuple(str(address) for address in _list(finding.get("cells")))
    money = bool(cells) and MONEY.issuperset(cells)
    return Finding(
        rule=_text(finding, "rule"),
        severity=Severity(_text(finding, "severity")),
        cells=cells,
        expected=_amount(finding.get("expected"), money=money),
        found=_amount(finding.get("found"), money=money),
        params={key: _amount(value, money=False) for key, value in _object(finding.get("params")).items()},
        source=_text(finding, "source"),
        waived=_text(finding, "waived"),
    )


def _amount(value: Json, *, money: bool) -> Amount:
    if value is None or (isinstance(value, int) and not money):
        return value
    return Decimal(str(value)) if money else str(value)


def _period(value: Json) -> tuple[date, date] | None:
    days = [date.fromisoformat(str(day)) for day in _list(value)]
    return (days[0], days[1]) if days else None


def _day(value: Json) -> date | None:
    return None if value is None else date.fromisoformat(str(value))


def _whole(value: Json) -> int | None:
    if value is None:
        return None
    if isinstance(value, bool) or not isinstance(value, int):
        raise TypeError(f"应为整数：{value!r}")
    return value


def _text(data: Mapping[str, Json], key: str) -> str:
    value = data.get(key, "")
    return "" if value is None else str(value)


def _texts(value: Json) -> dict[str, str]:
    return {key: str(text) for key, text in _object(value).items()}


def _object(value: Json) -> Mapping[str, Json]:
    if value is None:
        return {}
    if not isinstance(value, Mapping):
        raise TypeError(f"应为对象：{value!r}")
    return value


def _list(value: Json) -> Sequence[Json]:
    if value is None:
        return ()
    if isinstance(value, str) or not isinstance(value, Sequence):
        raise TypeError(f"应为列表：{value!r}")
    return value
