"""Propose an outcome and send it up for review and signature."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from uuid import UUID

from django.db import transaction

from gongkai.cases.entries import Draft, EntryKind
from gongkai.law.outcomes import Outcome
from gongkai_office.accounts.models import Role
from gongkai_office.cases.commands.append import Recorded, append
from gongkai_office.cases.commands.signatures import HEAD_ALONE, send_up
from gongkai_office.cases.policies import Actor


@transaction.atomic(durable=True)
def draft(
    *,
    case: UUID,
    outcome: Outcome,
    by: Actor,
    on: date,
    at: datetime,
    note: str = "",
    signers: Sequence[Role] = HEAD_ALONE,
    key: UUID | None = None,
) -> Recorded:
    """The case in review. `note` holds the facts and reasons, `signers` who signs in turn, the head last.

    Raises GongkaiError.
    """
    made = append(case=case, kind=EntryKind.DRAFTED, by=by, on=on, at=at, detail=Draft(outcome), note=note, key=key)
    if not made.repeated:
        send_up(made, signers=signers, by=by, at=at)
    return made
