"""Confirm with the requester that the request has arrived: that day is the first day (Art. 31)."""

from __future__ import annotations

from datetime import date, datetime
from uuid import UUID

from django.db import transaction

from gongkai_office.cases.commands.append import Recorded, folded, locked
from gongkai_office.cases.commands.register import receive
from gongkai_office.cases.letters.notices import Receipt
from gongkai_office.cases.policies import Actor


@transaction.atomic(durable=True)
def confirm(
    *, case: UUID, evidence: str, by: Actor, on: date, at: datetime, receipt: Receipt | None = None
) -> Recorded:
    """The received request. `evidence` says how both sides confirmed: who called whom, when.

    `receipt` makes the letter that confirms the registration. Raises GongkaiError.
    """
    request = locked(case)
    entry = request.entries.get(sequence=request.entries_count)
    made = Recorded(request, entry, folded(request))
    return receive(made, confirmed=on, evidence=evidence, by=by, at=at, receipt=receipt)
