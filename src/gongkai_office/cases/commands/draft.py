"""Propose an outcome and send it up for review and signature."""

from __future__ import annotations

from datetime import date, datetime
from uuid import UUID

from django.db import transaction

from gongkai.cases.entries import Draft, EntryKind
from gongkai.law.outcomes import Outcome
from gongkai_office.cases.commands.append import Recorded, append
from gongkai_office.cases.policies import Actor


@transaction.atomic(durable=True)
def draft(
    *, case: UUID, outcome: Outcome, by: Actor, on: date, at: datetime, note: str = "", key: UUID | None = None
) -> Recorded:
    """The case in review. `note` holds the facts and reasons. Raises GongkaiError."""
    return append(case=case, kind=EntryKind.DRAFTED, by=by, on=on, at=at, detail=Draft(outcome), note=note, key=key)
