"""Enter how a reconsideration or a suit ended."""

from __future__ import annotations

from datetime import date, datetime
from uuid import UUID

from django.db import transaction

from gongkai.cases.entries import DisputeResult, EntryKind, Ruling
from gongkai_office.cases.commands.append import Recorded, append
from gongkai_office.cases.policies import Actor


@transaction.atomic(durable=True)
def decide_dispute(
    *, case: UUID, number: str, result: DisputeResult, by: Actor, on: date, at: datetime, key: UUID | None = None
) -> Recorded:
    """The case with the dispute's result. Raises GongkaiError."""
    ruling = Ruling(number.strip(), result)
    return append(case=case, kind=EntryKind.DISPUTE_DECIDED, by=by, on=on, at=at, detail=ruling, key=key)
