"""Set the day of a delayed reply to an excessive number of requests whose reasons are sound (Art. 35)."""

from __future__ import annotations

from datetime import date, datetime
from uuid import UUID

from django.db import transaction

from gongkai.cases.entries import EntryKind, Until
from gongkai_office.cases.commands.append import Recorded, append
from gongkai_office.cases.policies import Actor


@transaction.atomic(durable=True)
def delay(
    *, case: UUID, until: date, by: Actor, on: date, at: datetime, note: str = "", key: UUID | None = None
) -> Recorded:
    """The case with the promised day as its last. Raises GongkaiError."""
    return append(case=case, kind=EntryKind.DELAYED, by=by, on=on, at=at, detail=Until(until), note=note, key=key)
