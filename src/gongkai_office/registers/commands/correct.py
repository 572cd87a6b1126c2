"""Correct an item: a new line that says what holds and why; the old line stays and counts until this instant."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.db import transaction

from gongkai_office.accounts.models import Person
from gongkai_office.accounts.policies import require
from gongkai_office.clock import day_of
from gongkai_office.registers import policies
from gongkai_office.registers.commands.append import Written, follow, latest, require_reason, reserve
from gongkai_office.registers.kinds import Kind, RegisterError
from gongkai_office.registers.models import Act, Entry, Item
from gongkai_office.registers.statement import Statement, stated


@transaction.atomic(durable=True)
def correct(*, item: UUID, statement: Statement, reason: str, by: Person | str, at: datetime) -> Entry:
    """The new line. Raises ForbiddenError, RegisterError where nothing changes or something would count twice."""
    row = Item.objects.select_related("organ").get(pk=item)
    require(by, "register.correct", row.organ, day_of(at))
    why = require_reason(reason)
    reserve(row.organ, Kind(row.kind))
    last = latest(item)
    _require_change(last, statement)
    policies.require_room(row.organ, statement, beside=item)
    written = Written(Act.CORRECTED, published_on=last.published_on, reason=why)
    return follow(last, statement, written, by=by, at=at)


def _require_change(last: Entry, statement: Statement) -> None:
    if not last.standing:
        raise RegisterError("这一条已经撤销，不能更正，请重新登记")
    if statement.kind != last.kind or statement.form != last.form:
        raise RegisterError("更正不能改变登记簿和登记方式，请撤销后重新登记")
    if stated(last) == statement:
        raise RegisterError("内容没有改动，不需要更正")
