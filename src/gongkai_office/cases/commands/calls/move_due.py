"""Move the day by which an office is asked to answer."""

from __future__ import annotations

from datetime import date, datetime
from uuid import UUID

from django.db import transaction

from gongkai_office.accounts.models import Person
from gongkai_office.cases.commands.calls.ask import require_day
from gongkai_office.cases.commands.calls.keep import keep, open_call
from gongkai_office.cases.models import RecordsCall
from gongkai_office.cases.policies import require_in
from gongkai_office.clock import day_of


@transaction.atomic(durable=True)
def move_due(*, call: UUID, due: date, by: Person, at: datetime, reason: str = "") -> RecordsCall:
    """The call with another target. The statutory period does not move with it. Raises GongkaiError."""
    found, on = open_call(call), day_of(at)
    require_in(by, "case.handle", found.request, on)
    require_day(due, on)
    found.due = due
    return keep(found, "move_due", by=by, at=at, reason=reason)
