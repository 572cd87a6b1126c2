"""Sign a draft: nobody signs their own (Art. 17; `gongkai.cases.acceptance` refuses it)."""

from __future__ import annotations

from datetime import date, datetime
from uuid import UUID

from django.db import transaction

from gongkai.cases.entries import EntryKind
from gongkai_office.cases.commands.append import Recorded, append
from gongkai_office.cases.policies import Actor


@transaction.atomic(durable=True)
def sign(*, case: UUID, by: Actor, on: date, at: datetime, note: str = "", key: UUID | None = None) -> Recorded:
    """The signed case, waiting to be served. Raises GongkaiError."""
    return append(case=case, kind=EntryKind.SIGNED, by=by, on=on, at=at, note=note, key=key)
