"""Void an entry that was made by mistake: with a reason, never one's own, and the mistake stays on record.

At the desk one person proposes it and another approves (`propose_voiding`, `approve`).
"""

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
from gongkai_office.cases.letters.drafting import restand
from gongkai_office.cases.models import Entry, ImportedCase, Opinion
from gongkai_office.cases.policies import PAPER, Actor


@transaction.atomic(durable=True)
def void(
    *, case: UUID, entry: UUID, reason: str, by: Actor, on: date, at: datetime, key: UUID | None = None
) -> Recorded:
    """The case without the entry. Raises GongkaiError, also for one's own entry."""
    return enter_voiding(case=case, entry=entry, reason=reason, by=by, on=on, at=at, key=key)


def enter_voiding(
    *, case: UUID, entry: UUID, reason: str, by: Actor, on: date, at: datetime, key: UUID | None = None
) -> Recorded:
    """The one place where an entry is voided, inside the transaction of the act that does it."""
    mistaken = locked(case).entries.filter(pk=entry).first()
    if mistaken and author(by) in (mistaken.by, _copied_by(mistaken)):
        raise ForbiddenError("更正登记应当由另一人复核办理，不能更正自己所作的登记")
    detail = Voiding(str(entry), reason)
    made = append(case=case, kind=EntryKind.VOIDED, by=by, on=on, at=at, detail=detail, key=key, reason=reason)
    _mark_voided(made)
    if made.case.stage is not Stage.IN_REVIEW:
        call_off(made.request, by=by, at=at, reason=reason)
    return made


def _copied_by(mistaken: Entry) -> str:
    """Who copied the entry from an older ledger, which stands for its author there."""
    imported = ImportedCase.objects.filter(request=mistaken.request_id).select_related("work").first()
    return str(imported.work.by_id) if imported and mistaken.by.startswith(PAPER) else ""


def _mark_voided(made: Recorded) -> None:
    """What hangs on a voided entry is voided with it, and lives again with it."""
    request, dead = made.request, [UUID(key) for key in voided(made.case.entries)]
    opinions = Opinion.objects.filter(consultation__request=request)
    for rows in (request.services, request.charges, request.consultations, request.letters, opinions):
        rows.filter(entry__in=dead).update(voided=True)
        rows.exclude(entry__in=dead).update(voided=False)
    restand(request)
    request.unproved_since = unproved_since(request)
    request.save(update_fields=["unproved_since"])
