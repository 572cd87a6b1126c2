"""Enter that the requester withdraws the request; they may do so themselves through the portal."""

from __future__ import annotations

from datetime import date, datetime
from uuid import UUID

from django.db import transaction

from gongkai.cases.entries import EntryKind
from gongkai_office.cases.commands.append import Recorded, append
from gongkai_office.cases.commands.signatures import call_off
from gongkai_office.cases.policies import Actor


@transaction.atomic(durable=True)
def withdraw(*, case: UUID, by: Actor, on: date, at: datetime, note: str = "", key: UUID | None = None) -> Recorded:
    """The ended case. `note` holds what the requester declared. Raises GongkaiError."""
    made = append(case=case, kind=EntryKind.WITHDRAWN, by=by, on=on, at=at, note=note, key=key)
    call_off(made.request, by=by, at=at, reason=EntryKind.WITHDRAWN.label)
    return made
