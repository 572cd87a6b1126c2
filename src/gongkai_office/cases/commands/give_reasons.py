"""Enter the reasons that the requester gave (Art. 35)."""

from __future__ import annotations

from datetime import date, datetime
from uuid import UUID

from django.db import transaction

from gongkai.cases.entries import EntryKind
from gongkai_office.cases.commands.append import Recorded, append
from gongkai_office.cases.policies import Actor


@transaction.atomic(durable=True)
def give_reasons(*, case: UUID, by: Actor, on: date, at: datetime, note: str = "", key: UUID | None = None) -> Recorded:
    """The case, its days counting again. `note` holds the reasons. Raises GongkaiError."""
    return append(case=case, kind=EntryKind.REASONS_GIVEN, by=by, on=on, at=at, note=note, key=key)
