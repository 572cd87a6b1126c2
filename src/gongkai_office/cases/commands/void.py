"""Void an entry that was made by mistake: a second person does it, with a reason, and the mistake stays on record."""

from __future__ import annotations

from datetime import date, datetime
from uuid import UUID

from django.db import transaction

from gongkai.cases.entries import EntryKind, Voiding
from gongkai.cases.procedure import Stage
from gongkai.cases.state import voided
from gongkai_office.accounts.policies import ForbiddenError
from gongkai_office.accounts.queries import author
from gongkai_office.cases.commands.append import Recorded, append, locked
from gongkai_office.cases.commands.prove import unproved_since
from gongkai_office.cases.commands.signatures import call_off
from gongkai_office.cases.policies import Actor


@transaction.atomic(durable=True)
def void(
    *, case: UUID, entry: UUID, reason: str, by: Actor, on: date, at: datetime, key: UUID | None = None
) -> Recorded:
    """The case without the entry. Raises GongkaiError, also for one's own entry."""
    mistaken = locked(case).entries.filter(pk=entry).first()
    if mistaken and mistaken.by == author(by):
        raise ForbiddenError("更正登记应当由另一人复核办理，不能更正自己所作的登记")
    detail = Voiding(str(entry), reason)
    made = append(case=case, kind=EntryKind.VOIDED, by=by, on=on, at=at, detail=detail, key=key, reason=reason)
    _mark_voided(made)
    if made.case.stage is not Stage.IN_REVIEW:
        call_off(made.request, by=by, at=at, reason=reason)
    return made


def _mark_voided(made: Recorded) -> None:
    """What hangs on a voided entry is voided with it, and lives again with it."""
    request, dead = made.request, [UUID(key) for key in voided(made.case.entries)]
    for rows in (request.services, request.charges):
        rows.filter(entry__in=dead).update(voided=True)
        rows.exclude(entry__in=dead).update(voided=False)
    request.unproved_since = unproved_since(request)
    request.save(update_fields=["unproved_since"])
