"""Ask the organ that made the information together with this one (Art. 34)."""

from __future__ import annotations

from datetime import date, datetime
from uuid import UUID

from django.db import transaction

from gongkai.cases.entries import EntryKind
from gongkai_office.cases.commands.append import Recorded, append
from gongkai_office.cases.policies import Actor


@transaction.atomic(durable=True)
def ask_organ(*, case: UUID, by: Actor, on: date, at: datetime, note: str = "", key: UUID | None = None) -> Recorded:
    """The case, its days standing still until the answer or fifteen working days. Raises GongkaiError."""
    return append(case=case, kind=EntryKind.ORGAN_ASKED, by=by, on=on, at=at, note=note, key=key)
