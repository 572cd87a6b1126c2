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
    """The case with the promised day as its last, by the head's own act. Raises GongkaiError."""
    return enter_delay(case=case, until=until, by=by, on=on, at=at, note=note, key=key)


def enter_delay(
    *, case: UUID, until: date, by: Actor, on: date, at: datetime, note: str = "", key: UUID | None = None
) -> Recorded:
    """The one place where a reply is delayed, inside the transaction of the act that does it."""
    return append(case=case, kind=EntryKind.DELAYED, by=by, on=on, at=at, detail=Until(until), note=note, key=key)
