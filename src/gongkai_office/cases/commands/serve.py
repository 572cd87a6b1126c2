"""Enter that the reply was given, in which manner, and what proves it (国办公开办函〔2016〕235号)."""

from __future__ import annotations

from datetime import date, datetime
from uuid import UUID

from django.db import transaction

from gongkai.cases.entries import EntryKind
from gongkai.law.service import Service as Manner
from gongkai.law.service import served
from gongkai_office.cases import ledger
from gongkai_office.cases.commands.append import Recorded, append
from gongkai_office.cases.commands.prove import unproved_since
from gongkai_office.cases.models import Service
from gongkai_office.cases.policies import Actor
from gongkai_office.ids import new_id


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
    service = Service(entry_id=key or new_id(), manner=manner.name, proof=proof.strip())
    service.proved_on = day.on if service.proof else None
    made = append(
        case=case,
        kind=EntryKind.SERVED,
        by=by,
        on=day.on,
        at=at,
        note=day.proof,
        key=service.entry_id,
        facts={"manner": manner.name, "proof": ledger.proof_seal(service)},
    )
    if not made.repeated:
        service.request, service.organ_id = made.request, made.request.organ_id
        service.save(force_insert=True)
        made.request.unproved_since = unproved_since(made.request)
        made.request.save(update_fields=["unproved_since"])
    return made
