"""Cancel an item that should not have been entered: a line that says why; it counts no more from this instant."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.db import transaction

from gongkai_office.accounts.models import Person
from gongkai_office.accounts.policies import require
from gongkai_office.clock import day_of
from gongkai_office.registers.commands.append import Written, follow, latest, require_reason, reserve
from gongkai_office.registers.kinds import Kind, RegisterError
from gongkai_office.registers.models import Act, Entry, Item
from gongkai_office.registers.statement import stated


@transaction.atomic(durable=True)
def cancel(*, item: UUID, reason: str, by: Person | str, at: datetime) -> Entry:
    """The closing line. Raises ForbiddenError, RegisterError where it was cancelled before."""
    row = Item.objects.select_related("organ").get(pk=item)
    require(by, "register.correct", row.organ, day_of(at))
    why = require_reason(reason)
    reserve(row.organ, Kind(row.kind))
    return put_out(latest(item), reason=why, by=by, at=at)


def put_out(last: Entry, *, reason: str, by: Person | str, at: datetime) -> Entry:
    """The closing line after an item's last; the register is reserved already. Raises RegisterError."""
    if not last.standing:
        raise RegisterError("这一条已经撤销，不需要再撤销")
    written = Written(Act.CANCELLED, standing=False, published_on=last.published_on, reason=reason)
    return follow(last, stated(last), written, by=by, at=at)
