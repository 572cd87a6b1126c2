"""Withdraw a call that is not needed any more."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.db import transaction

from gongkai_office.accounts.models import Person
from gongkai_office.cases.commands.calls.keep import keep, open_call
from gongkai_office.cases.models import CallState, RecordsCall
from gongkai_office.cases.policies import require_in
from gongkai_office.clock import day_of


@transaction.atomic(durable=True)
def withdraw(*, call: UUID, by: Person, at: datetime, reason: str = "") -> RecordsCall:
    """The withdrawn call, which stays on record. Raises GongkaiError."""
    found = open_call(call)
    require_in(by, "case.handle", found.request, day_of(at))
    found.state = CallState.WITHDRAWN
    return keep(found, "withdraw", by=by, at=at, reason=reason)
