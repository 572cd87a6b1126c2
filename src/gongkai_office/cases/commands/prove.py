"""Add the proof of a service that was entered without one."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from uuid import UUID

from django.db import transaction

from gongkai.errors import GongkaiError
from gongkai_office.accounts.queries import author
from gongkai_office.cases.commands.append import locked, subject
from gongkai_office.cases.models import DisclosureRequest, Service
from gongkai_office.cases.policies import Actor, require_in
from gongkai_office.cases.vouched import SERVICE
from gongkai_office.clock import day_of
from gongkai_office.files.commands.hold import adopt
from gongkai_office.journal.commands.vouch import vouch


@transaction.atomic(durable=True)
def prove(*, case: UUID, proof: str, by: Actor, on: date, at: datetime, papers: Iterable[UUID] = ()) -> Service:
    """The proved service, the oldest that awaits its proof; `papers` are waiting files of it. Raises GongkaiError."""
    request = locked(case)
    require_in(by, "case.serve", request, day_of(at))
    service = request.services.filter(voided=False, proved_on=None).select_related("entry").order_by("entry").first()
    if service is None:
        raise GongkaiError("本件没有待补凭证的送达")
    if not proof.strip() or on < service.entry.on:
        raise GongkaiError(f"请填写送达凭证的名称和编号，取得日期不早于送达之日 {service.entry.on.isoformat()}")
    service.proof, service.proved_on = proof.strip(), on
    service.save(update_fields=["proof", "proved_on"])
    request.unproved_since = unproved_since(request)
    request.save(update_fields=["unproved_since"])
    adopt(ids=papers, organ=request.organ, subject=subject(request), by=by, at=at)
    vouch(SERVICE, service, "case.prove", by=author(by), at=at, facts={"served": str(service.entry_id)})
    return service


def unproved_since(request: DisclosureRequest) -> date | None:
    """The day of the oldest service of a case that awaits its proof."""
    waiting = request.services.filter(voided=False, proved_on=None)
    return waiting.order_by("entry__on").values_list("entry__on", flat=True).first()
