"""Note that a decision has been published, and on what day."""

from __future__ import annotations

from datetime import date, datetime
from uuid import UUID

from django.db import transaction

from gongkai_office.accounts.models import Person
from gongkai_office.accounts.policies import require
from gongkai_office.clock import day_of
from gongkai_office.registers.commands.append import Written, follow, latest, reserve
from gongkai_office.registers.kinds import Kind, RegisterError
from gongkai_office.registers.models import Act, Entry, Form, Item
from gongkai_office.registers.statement import stated


@transaction.atomic(durable=True)
def publish(*, item: UUID, on: date, by: Person | str, at: datetime) -> Entry:
    """The line that says so. Raises ForbiddenError, RegisterError."""
    row = Item.objects.select_related("organ").get(pk=item)
    require(by, "register.enter", row.organ, day_of(at))
    reserve(row.organ, Kind(row.kind))
    last = latest(item)
    _require_publishable(last, on, day_of(at))
    return follow(last, stated(last), Written(Act.PUBLISHED, published_on=on), by=by, at=at)


def _require_publishable(last: Entry, on: date, today: date) -> None:
    if not last.standing:
        raise RegisterError("这一条已经撤销，不再公示")
    if last.form == Form.TOTAL or not Kind(last.kind).published:
        raise RegisterError("逐条公示的是行政许可和行政处罚决定，这一条不需要公示")
    if last.details.get("withheld"):
        raise RegisterError("这一条登记为依法不予公示，如需公示，请先更正")
    if last.published_on:
        raise RegisterError(f"已经于 {last.published_on.isoformat()} 公示，不需要再标记")
    if not last.on <= on <= today:
        raise RegisterError(f"公示日期应当在决定日期 {last.on.isoformat()} 和今天之间，请核对")
