"""Decisions and fees of the county: the published sums of 2023 by invented shares, and what came since."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from gongkai.law.calendars import Calendar
from gongkai_office.project.demo.county import County, Desk, morning
from gongkai_office.project.demo.tables import TotalRow, registers
from gongkai_office.registers.commands.correct import correct
from gongkai_office.registers.commands.enter import enter
from gongkai_office.registers.commands.enter_total import enter_total, total
from gongkai_office.registers.commands.publish import publish
from gongkai_office.registers.kinds import Kind
from gongkai_office.registers.money import Unit, read_amount
from gongkai_office.registers.reading import read

YEAR = 2023
_WATER = "demo-water"
_LICENCES, _PENALTIES = 13, 6
_BETWEEN = 23  # working days between two decisions of the water office since
_UNPUBLISHED = 12  # working days: what was decided lately is not published yet


@dataclass(frozen=True, slots=True)
class Decision:
    """One decision of the water office."""

    kind: Kind
    number: int
    day: date


def enter_all(county: County, calendar: Calendar, today: date) -> None:
    """Every total and every decision up to a day."""
    for row in registers()["total"]:
        _enter_total(county.desks[row["organ"]], row, date(YEAR, 1, 1), row.get("last", date(YEAR, 12, 31)), calendar)
    for first, last in _quarters(today):
        _enter_quarter(county, first, last, calendar)
    desk = county.desks[_WATER]
    for one in _decisions(calendar, today):
        _enter_decision(desk, one, calendar, today)


def _enter_total(desk: Desk, row: TotalRow, first: date, last: date, calendar: Calendar) -> None:
    kind = Kind(row["kind"])
    amount = read_amount(row["amount"], Unit.YUAN).in_yuan if "amount" in row else None
    source = registers()["sources"][row["kind"]]
    one = total(kind, first=first, last=last, quantity=row["quantity"], amount=amount, source=source)
    enter_total(organ=desk.organ, statement=one, by=desk.handler, at=morning(calendar.add(last, 3)))


def _enter_quarter(county: County, first: date, last: date, calendar: Calendar) -> None:
    table = registers()["quarterly"]
    rows: list[TotalRow] = [
        {"organ": table["organ"], "kind": "licence", "quantity": table["licence"]},
        {"organ": table["organ"], "kind": "penalty", "quantity": table["penalty"]},
        {"organ": table["organ"], "kind": "coercion", "quantity": table["coercion"]},
        {"organ": table["organ"], "kind": "fee", "quantity": table["payments"], "amount": table["fee"]},
    ]
    for row in rows:
        _enter_total(county.desks[row["organ"]], row, first, last, calendar)


def _quarters(today: date) -> Iterator[tuple[date, date]]:
    """The quarters since 2024 that ended at least ten days ago."""
    first = date(YEAR + 1, 1, 1)
    while True:
        after = date(first.year + first.month // 10, (first.month + 2) % 12 + 1, 1)
        if after + timedelta(days=10) > today:
            return
        yield first, after - timedelta(days=1)
        first = after


def _decisions(calendar: Calendar, today: date) -> Iterator[Decision]:
    """Thirteen licences of 2023, six penalties at its end, and one decision a month since."""
    for number in range(_LICENCES):
        yield Decision(Kind.LICENCE, number, calendar.add(date(YEAR, 1, 9), number * 17))
    for number in range(_PENALTIES):
        yield Decision(Kind.PENALTY, number, calendar.add(date(YEAR, 11, 2), number * 6))
    number, day = 0, date(YEAR + 1, 1, 8)
    while (day := calendar.add(day, _BETWEEN if day < today - timedelta(days=40) else 4)) < today:
        number += 1
        yield Decision((Kind.LICENCE, Kind.PENALTY, Kind.LICENCE, Kind.FEE)[number % 4], number, day)


def _enter_decision(desk: Desk, one: Decision, calendar: Calendar, today: date) -> None:
    statement, _ = read(one.kind, _given(one), today=today)
    assert statement  # noqa: S101  our own table
    item = enter(organ=desk.organ, statement=statement, by=desk.handler, at=morning(one.day))
    shown = calendar.add(one.day, 3)
    if one.kind.published and calendar.add(one.day, _UNPUBLISHED) < today:
        publish(item=item.pk, on=shown, by=desk.handler, at=morning(shown))
    if one.kind is Kind.FEE and one.number % 8 == 3:  # noqa: PLR2004  the first of them
        right, _ = read(one.kind, _given(one) | {"amount": "880"}, today=today)
        assert right  # noqa: S101  as above
        correct(item=item.pk, statement=right, reason="票据金额录入有误", by=desk.handler, at=morning(shown))


def _given(one: Decision) -> dict[str, str]:
    water, year = registers()["water"], one.day.year
    party = water["parties"][one.number % len(water["parties"])]
    common = {"on": one.day.isoformat(), "party": party, "party_kind": "法人及非法人组织"}
    if one.kind is Kind.FEE:
        return {
            "on": one.day.isoformat(), "item": "水土保持补偿费", "basis": "财综〔2014〕8号", "amount": "800",
            "reference": f"{year}{one.number:05}",
        }  # fmt: skip
    if one.kind is Kind.PENALTY:
        violation, facts, basis = water["violations"][one.number % len(water["violations"])]
        return common | {
            "reference": f"清源水罚〔{year}〕{one.number + 1}号", "procedure": "普通程序", "violation": violation,
            "facts": facts, "basis": basis, "category": "罚款", "content": "责令改正，处罚款人民币二千元",
            "fine": "2000",
        }  # fmt: skip
    content = water["licences"][one.number % len(water["licences"])]
    return common | {
        "reference": f"清源水许〔{year}〕{one.number + 1}号", "category": "普通", "result": "准予许可",
        "content": content,
    }  # fmt: skip
