"""Sign a draft, as the last in the chain of signatures: nobody signs their own (Art. 17)."""

from __future__ import annotations

from datetime import date, datetime
from uuid import UUID

from django.db import transaction

from gongkai.cases.entries import EntryKind
from gongkai_office.cases.commands.append import Recorded, append
from gongkai_office.cases.commands.signatures import put_signature
from gongkai_office.cases.policies import Actor


@transaction.atomic(durable=True)
def sign(*, case: UUID, by: Actor, on: date, at: datetime, note: str = "", key: UUID | None = None) -> Recorded:
    """The signed case, waiting to be served. Raises GongkaiError."""
    made = append(case=case, kind=EntryKind.SIGNED, by=by, on=on, at=at, note=note, key=key)
    if not made.repeated:
        put_signature(made, by=by, at=at, note=note)
    return made
