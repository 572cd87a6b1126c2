"""Invented decisions, payments and totals, entered through the commands that clerks use."""

from __future__ import annotations

from datetime import date, datetime

from gongkai_office.accounts.models import Person
from gongkai_office.organs.models import Organ
from gongkai_office.registers.commands.enter import enter
from gongkai_office.registers.commands.enter_total import enter_total, total
from gongkai_office.registers.kinds import Kind
from gongkai_office.registers.models import Item
from gongkai_office.registers.money import Unit, read_amount
from gongkai_office.registers.reading import read
from gongkai_office.registers.statement import Statement
from tests.factories.cases import at

DAY = date(2024, 3, 4)
CREDIT_CODE = "91640199MA00000X3Q"
"""A credit code of a region that has no such county; its check digit is right."""

GIVEN: dict[Kind, dict[str, str]] = {
    Kind.LICENCE: {
        "party": "清源县青溪酒家（虚构）",
        "party_kind": "个体工商户",
        "reference": "清源市监许准〔2024〕1号",
        "category": "普通",
        "result": "准予许可",
        "content": "食品经营（热食类制售）",
        "on": "2024-03-04",
    },
    Kind.PENALTY: {
        "party": "清源县白石砂场（虚构）",
        "party_kind": "法人及非法人组织",
        "reference": "清源水罚〔2024〕1号",
        "procedure": "普通程序",
        "violation": "未按许可的范围采砂",
        "facts": "在白石河柳湾段超出许可范围采砂",
        "basis": "《中华人民共和国水法》第七十二条",
        "category": "罚款",
        "content": "罚款人民币伍仟元",
        "fine": "5000",
        "on": "2024-03-04",
    },
    Kind.COERCION: {
        "party": "清源县白石砂场（虚构）",
        "party_kind": "法人及非法人组织",
        "reference": "清源水强〔2024〕1号",
        "manner": "扣押财物",
        "facts": "扣押采砂船一艘",
        "basis": "《中华人民共和国行政强制法》第二十二条",
        "on": "2024-03-04",
    },
    Kind.FEE: {
        "item": "水土保持补偿费",
        "basis": "财综〔2014〕8号",
        "on": "2024-03-04",
        "amount": "1234.50",
        "reference": "0000001",
    },
}
"""What a clerk fills in, by register."""


def given(kind: Kind, **changed: str) -> dict[str, str]:
    """A complete form of a register, with some fields as asked."""
    return {**GIVEN[kind], **changed}


def statement(kind: Kind, **changed: str) -> Statement:
    """The statement of that form."""
    found, problems = read(kind, given(kind, **changed), today=date(2030, 1, 1))
    assert found, problems
    return found


def entered(
    organ: Organ,
    by: Person | str,
    kind: Kind = Kind.LICENCE,
    *,
    on: date = DAY,
    now: datetime | None = None,
    **changed: str,
) -> Item:
    """A single entry, made at nine on its day where `now` does not say else."""
    return enter(organ=organ, statement=statement(kind, on=on.isoformat(), **changed), by=by, at=now or at(on))


def typed(
    organ: Organ,
    by: Person | str,
    kind: Kind = Kind.LICENCE,
    *,
    first: date = date(2023, 1, 1),
    last: date = date(2023, 12, 31),
    quantity: int = 100,
    amount: str = "",
    now: datetime | None = None,
) -> Item:
    """A total of a period, entered in January after it where `now` does not say else."""
    money = read_amount(amount, Unit.YUAN).in_yuan if amount else None
    one = total(kind, first=first, last=last, quantity=quantity, amount=money, source="政务服务大厅办件系统（虚构）")
    return enter_total(organ=organ, statement=one, by=by, at=now or at(date(last.year + 1, 1, 2)))
