"""Split a request that asks for several matters: one matter, one request (一事一申请; 国办函〔2020〕109号, Art. 4)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from django.db import transaction

from gongkai.cases.entries import Applicant, EntryKind
from gongkai.cases.procedure import Stage
from gongkai.cases.state import Case
from gongkai.errors import GongkaiError
from gongkai.law.receipt import Channel
from gongkai_office.accounts.queries import author
from gongkai_office.cases import ledger
from gongkai_office.cases.commands.append import folded, locked, subject
from gongkai_office.cases.commands.arrive import Arrival, Wanted, arrive
from gongkai_office.cases.commands.correct import describe
from gongkai_office.cases.commands.register import receive
from gongkai_office.cases.models import DisclosureRequest
from gongkai_office.cases.policies import Actor, require_in
from gongkai_office.cases.requesters import opened
from gongkai_office.clock import day_of
from gongkai_office.ids import new_id
from gongkai_office.journal.commands.write import write

_ARRIVED = {EntryKind.SUBMITTED, EntryKind.RECEIVED}
_FEWEST = 2


@transaction.atomic(durable=True)
def split(
    *, case: UUID, parts: Sequence[str], by: Actor, at: datetime, reason: str = ""
) -> tuple[DisclosureRequest, ...]:
    """The request, which keeps the first part, and a new one for each other part, all with the same first day.

    The new ones are followed with the same code. Only a request to which nothing else has happened can be split.
    Raises GongkaiError.
    """
    request = locked(case)
    require_in(by, "case.register", request, day_of(at))
    before = folded(request)
    _require_splittable(before, parts)
    describe(request, parts[0])
    others = tuple(_part(request, before, part, by, at) for part in parts[1:])
    write(
        organ=request.organ_id,
        subject=subject(request),
        command="case.split",
        by=author(by),
        at=at,
        facts={"arrival": ledger.request_seal(request), "into": [other.number for other in others]},
        reason=reason,
    )
    return (request, *others)


def _require_splittable(case: Case, parts: Sequence[str]) -> None:
    if case.stage is not Stage.OPEN or any(entry.kind not in _ARRIVED for entry in case.entries):
        raise GongkaiError("只有刚登记收到、还没有办理其他事项的申请才能拆分")
    if len(parts) < _FEWEST or not all(part.strip() for part in parts):
        raise GongkaiError("请把申请拆成两项以上，并写明每一项所需信息的内容描述")


def _part(request: DisclosureRequest, before: Case, part: str, by: Actor, at: datetime) -> DisclosureRequest:
    arrived, received = before.submitted, before.received
    assert arrived  # noqa: S101  every request has its submission
    arrival = Arrival(
        organ=request.organ,
        channel=Channel(request.arrived_by),
        applicant=Applicant(request.requester.kind),
        particulars=opened(request.requester),
        wanted=Wanted(description=part, form=request.form_wanted, delivery=request.delivery_wanted),
        arrived=arrived,
        access=bytes(request.access),
        idempotency=f"split:{new_id()}",
        split_from=request,
        facts={"split_from": request.number},
    )
    made = arrive(arrival, by=by, at=at)
    return receive(made, confirmed=received, evidence="", by=by, at=at).request
