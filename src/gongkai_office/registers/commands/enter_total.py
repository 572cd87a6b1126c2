"""Enter the total of a period, where decisions are kept elsewhere; its source and its author stand beside it."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from uuid import UUID

from django.db import transaction

from gongkai_office.accounts.models import Person
from gongkai_office.accounts.policies import require
from gongkai_office.clock import day_of
from gongkai_office.organs.models import Organ
from gongkai_office.registers import policies
from gongkai_office.registers.commands.append import begin, reserve
from gongkai_office.registers.kinds import Kind, RegisterError
from gongkai_office.registers.models import Form, Item
from gongkai_office.registers.statement import Statement


@transaction.atomic(durable=True)
def enter_total(*, organ: Organ, statement: Statement, by: Person | str, at: datetime, key: UUID | None = None) -> Item:
    """The numbered total; the same key a second time gives the same item. `total` makes its statement.

    Raises ForbiddenError, RegisterError where the period holds entries or another total.
    """
    require(by, "register.enter", organ, day_of(at))
    if statement.on > day_of(at):
        raise RegisterError(f"合计的期间到 {statement.on.isoformat()} 还没有结束，请登记到今天为止的数字")
    reserve(organ, statement.kind)
    if key and (before := Item.objects.filter(pk=key, organ=organ).first()):
        return before
    policies.require_room(organ, statement)
    return begin(organ, statement, by=by, at=at, key=key)


def total(
    kind: Kind, *, first: date, last: date, quantity: int = 0, amount: Decimal | None = None, source: str
) -> Statement:
    """The statement of a total within one year; money in yuan. Raises RegisterError."""
    if first > last:
        raise RegisterError("合计的起始日期晚于截止日期，请核对")
    if first.year != last.year:
        raise RegisterError("年报按年统计，合计的期间不能跨年，请分年登记")
    if not source.strip():
        raise RegisterError("请写明合计数的来源，比如数据所在的系统、提供的科室和文件")
    return Statement(
        kind=kind,
        form=Form.TOTAL,
        start=first,
        on=last,
        quantity=quantity,
        amount=amount if kind.is_money else None,
        details={"source": source.strip()},
    )
