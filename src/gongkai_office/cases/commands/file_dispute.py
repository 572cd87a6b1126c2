"""Enter a reconsideration or a suit against the handling of a request (Art. 51)."""

from __future__ import annotations

from datetime import date, datetime
from uuid import UUID

from django.db import transaction

from gongkai.cases.entries import EntryKind, Filing, Forum
from gongkai_office.cases.commands.append import Recorded, append
from gongkai_office.cases.policies import Actor


@transaction.atomic(durable=True)
def file_dispute(
    *, case: UUID, number: str, forum: Forum, by: Actor, on: date, at: datetime, key: UUID | None = None
) -> Recorded:
    """The case with the dispute under its own number. Raises GongkaiError."""
    reconsideration = forum is Forum.RECONSIDERATION
    kind = EntryKind.RECONSIDERATION_FILED if reconsideration else EntryKind.SUIT_FILED
    return append(case=case, kind=kind, by=by, on=on, at=at, detail=Filing(number.strip(), forum), key=key)
