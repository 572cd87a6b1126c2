"""Put an ended case into the archive (Art. 45)."""

from __future__ import annotations

from datetime import date, datetime
from uuid import UUID

from django.db import transaction

from gongkai.cases.entries import EntryKind
from gongkai.errors import GongkaiError
from gongkai_office.cases.commands.append import Recorded, append, locked
from gongkai_office.cases.policies import Actor


@transaction.atomic(durable=True)
def archive(*, case: UUID, by: Actor, on: date, at: datetime, note: str = "", key: UUID | None = None) -> Recorded:
    """The archived case. Raises GongkaiError, also where a proof of service is missing and no note says why."""
    if locked(case).unproved_since and not note.strip():
        raise GongkaiError("送达凭证还没有补登，请先补登；确实无法取得的，在说明中写明情况再归档")
    return append(case=case, kind=EntryKind.ARCHIVED, by=by, on=on, at=at, note=note, key=key)
