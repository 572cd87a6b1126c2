"""Take a case up again because a reconsideration organ or a court ordered a new reply."""

from __future__ import annotations

from datetime import date, datetime
from uuid import UUID

from django.db import transaction

from gongkai.cases.entries import EntryKind, Until
from gongkai_office.cases.commands.append import Recorded, append
from gongkai_office.cases.policies import Actor


@transaction.atomic(durable=True)
def reopen(
    *, case: UUID, until: date, by: Actor, on: date, at: datetime, note: str = "", key: UUID | None = None
) -> Recorded:
    """The case, being worked on again until the day that the order sets. Raises GongkaiError."""
    return append(case=case, kind=EntryKind.REOPENED, by=by, on=on, at=at, detail=Until(until), note=note, key=key)
