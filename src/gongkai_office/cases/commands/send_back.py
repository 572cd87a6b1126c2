"""Send a draft back to be changed, with the reason."""

from __future__ import annotations

from datetime import date, datetime
from uuid import UUID

from django.db import transaction

from gongkai.cases.entries import EntryKind
from gongkai.errors import GongkaiError
from gongkai_office.cases.commands.append import Recorded, append
from gongkai_office.cases.commands.signatures import return_to_author
from gongkai_office.cases.policies import Actor


@transaction.atomic(durable=True)
def send_back(*, case: UUID, reason: str, by: Actor, on: date, at: datetime, key: UUID | None = None) -> Recorded:
    """The case, being worked on again. Raises GongkaiError."""
    if not reason.strip():
        raise GongkaiError("退回修改应当写明理由，便于经办人修改")
    made = append(case=case, kind=EntryKind.RETURNED, by=by, on=on, at=at, note=reason, key=key)
    if not made.repeated:
        return_to_author(made, by=by, at=at, reason=reason)
    return made
