"""Enter that the reply was given, in which manner, and what proves it (国办公开办函〔2016〕235号)."""

from __future__ import annotations

from datetime import date, datetime
from uuid import UUID

from django.db import transaction

from gongkai.cases.entries import EntryKind
from gongkai.law.service import Service as Manner
from gongkai.law.service import served
from gongkai_office.cases.commands.append import Recorded, append
from gongkai_office.cases.commands.prove import unproved_since
from gongkai_office.cases.models import Service
from gongkai_office.cases.policies import Actor


@transaction.atomic(durable=True)
def serve(
    *,
    case: UUID,
    manner: Manner,
    sent: date,
    by: Actor,
    at: datetime,
    signed_for: date | None = None,
    postal_enterprise: bool = True,
    proof: str = "",
    key: UUID | None = None,
) -> Recorded:
    """The answered case. `proof` names the posting receipt or the slip of service; it may follow later (`prove`).

    Raises GongkaiError.
    """
    day = served(manner, sent=sent, signed=signed_for, postal_enterprise=postal_enterprise)
    facts = {"manner": manner.name, "proved": bool(proof.strip())}
    made = append(case=case, kind=EntryKind.SERVED, by=by, on=day.on, at=at, note=day.proof, key=key, facts=facts)
    Service.objects.get_or_create(
        entry=made.entry,
        defaults={
            "request": made.request,
            "organ_id": made.request.organ_id,
            "manner": manner.name,
            "proof": proof.strip(),
            "proved_on": day.on if proof.strip() else None,
        },
    )
    made.request.unproved_since = unproved_since(made.request)
    made.request.save(update_fields=["unproved_since"])
    return made
