"""Remind an office of a call it has not answered."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.db import transaction

from gongkai.errors import GongkaiError
from gongkai_office.accounts.models import Person
from gongkai_office.cases.commands.calls.keep import keep, open_call
from gongkai_office.cases.models import RecordsCall
from gongkai_office.cases.policies import require_in
from gongkai_office.clock import day_of


@transaction.atomic(durable=True)
def remind(*, call: UUID, by: Person, at: datetime, reason: str = "") -> RecordsCall:
    """The call, at the head of the office's morning; once a day. Raises GongkaiError."""
    found, on = open_call(call), day_of(at)
    require_in(by, "case.handle", found.request, on)
    if found.reminded_on == on:
        raise GongkaiError("今天已经催办过，一天一次就够了；急的请直接电话联系")
    found.reminders, found.reminded_on = found.reminders + 1, on
    return keep(found, "remind", by=by, at=at, reason=reason)
