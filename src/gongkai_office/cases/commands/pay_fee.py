"""Enter that the fee is paid; the period starts anew the day after (国办函〔2020〕109号)."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from uuid import UUID

from django.db import transaction

from gongkai.cases.entries import EntryKind
from gongkai_office.cases.commands.append import Recorded, append, locked, subject
from gongkai_office.cases.policies import Actor
from gongkai_office.files.commands.hold import adopt


@transaction.atomic(durable=True)
def pay_fee(
    *,
    case: UUID,
    by: Actor,
    on: date,
    at: datetime,
    note: str = "",
    papers: Iterable[UUID] = (),
    key: UUID | None = None,
) -> Recorded:
    """The case with a new first day. `note` names the receipt, `papers` are waiting files that show it.

    Raises GongkaiError.
    """
    request = locked(case)
    adopt(ids=papers, organ=request.organ, subject=subject(request), by=by, at=at)
    return append(case=case, kind=EntryKind.FEE_PAID, by=by, on=on, at=at, note=note, key=key)
