"""Enter what the third party answered (Art. 32)."""

from __future__ import annotations

from datetime import date, datetime
from uuid import UUID

from django.db import transaction

from gongkai.cases.entries import EntryKind
from gongkai_office.cases.commands.append import Recorded
from gongkai_office.cases.commands.consult import Said, answered
from gongkai_office.cases.policies import Actor


@transaction.atomic(durable=True)
def answer_third_party(
    *,
    case: UUID,
    by: Actor,
    on: date,
    at: datetime,
    note: str = "",
    said: Said | None = None,
    key: UUID | None = None,
) -> Recorded:
    """The case, its days counting again once nobody is asked any more. Raises GongkaiError.

    `said` tells who answered what; without it the answer is that of whoever was asked first.
    """
    kind = EntryKind.THIRD_PARTY_ANSWERED
    return answered(case=case, kind=kind, said=said, by=by, on=on, at=at, note=note, key=key)
