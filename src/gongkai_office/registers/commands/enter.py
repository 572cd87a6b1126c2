"""Enter one decision, or one payment, into its register."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.db import transaction

from gongkai_office.accounts.models import Person
from gongkai_office.accounts.policies import require
from gongkai_office.clock import day_of
from gongkai_office.organs.models import Organ
from gongkai_office.registers import policies
from gongkai_office.registers.commands.append import begin, reserve
from gongkai_office.registers.models import Item
from gongkai_office.registers.statement import Statement


@transaction.atomic(durable=True)
def enter(*, organ: Organ, statement: Statement, by: Person | str, at: datetime, key: UUID | None = None) -> Item:
    """The numbered item; the same key a second time gives the same item.

    Raises ForbiddenError, RegisterError where it would be counted twice.
    """
    require(by, "register.enter", organ, day_of(at))
    reserve(organ, statement.kind)
    if key and (before := Item.objects.filter(pk=key, organ=organ).first()):
        return before
    policies.require_room(organ, statement)
    return begin(organ, statement, by=by, at=at, key=key)
