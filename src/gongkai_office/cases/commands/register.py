"""Register a request from any channel, with what proves its first day."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db import transaction

from gongkai.cases.entries import Applicant, EntryKind, Receipt
from gongkai.law.receipt import Channel, UnconfirmedError, first_day
from gongkai_office.accounts.policies import require
from gongkai_office.cases.codes import access_hash, code_for
from gongkai_office.cases.commands.append import Recorded, enter, subject
from gongkai_office.cases.commands.arrive import Arrival, Wanted, arrive, own_key, submitted_before
from gongkai_office.cases.letters import notices
from gongkai_office.cases.models import DisclosureRequest
from gongkai_office.cases.policies import Actor
from gongkai_office.cases.practice import practice_in
from gongkai_office.cases.sealing import Particulars
from gongkai_office.clock import day_of
from gongkai_office.files.commands.hold import adopt
from gongkai_office.ids import new_id
from gongkai_office.organs.models import Organ


@dataclass(frozen=True, slots=True)
class Registered:
    """The request, the code for the requester's receipt (not kept), and what is irregular."""

    request: DisclosureRequest
    code: str
    remarks: tuple[str, ...] = ()


@transaction.atomic(durable=True)
def register(
    *,
    organ: Organ,
    channel: Channel,
    applicant: Applicant,
    particulars: Particulars,
    wanted: Wanted,
    arrived: date,
    by: Actor,
    at: datetime,
    confirmed: date | None = None,
    evidence: str = "",
    idempotency: str = "",
    papers: Iterable[UUID] = (),
    receipt: notices.Receipt | None = None,
) -> Registered:
    """The registered request; where its channel needs a confirmation that is missing, it waits for it.

    `evidence` says what proves the first day: the slip, the receipt, the call of confirmation. `idempotency` is the
    form's own key: the same twice gives the same request. `papers` are waiting files: what arrived, or proves its
    first day. `receipt` makes the letter that confirms the registration.
    Raises GongkaiError.
    """
    require(by, "case.register", organ, day_of(at))
    key = idempotency or str(new_id())
    hashed, code = own_key(key), code_for(key)
    if before := submitted_before(organ, hashed):
        return Registered(before, code)
    arrival = Arrival(
        organ=organ,
        channel=channel,
        applicant=applicant,
        particulars=particulars,
        wanted=wanted,
        arrived=arrived,
        access=access_hash(code),
        idempotency=hashed,
    )
    made = arrive(arrival, by=by, at=at)
    adopt(ids=papers, organ=organ, subject=subject(made.request), by=by, at=at)
    try:
        made = receive(made, confirmed=confirmed, evidence=evidence, by=by, at=at, receipt=receipt)
    except UnconfirmedError as error:
        return Registered(made.request, code, (error.message,))
    return Registered(made.request, code, made.remarks)


def receive(
    made: Recorded,
    *,
    confirmed: date | None,
    evidence: str,
    by: Actor,
    at: datetime,
    receipt: notices.Receipt | None = None,
) -> Recorded:
    """The entry of receipt on the first day that the channel and its proof give. Raises UnconfirmedError."""
    request, arrived = made.request, made.case.submitted
    channel, applicant = Channel(request.arrived_by), Applicant(request.requester.kind)
    practice = practice_in(request, made.case)
    day = first_day(channel, arrived=arrived or day_of(at), confirmed=confirmed, practice=practice)
    source = request.split_from.number if request.split_from else ""
    return enter(
        request,
        made.case,
        kind=EntryKind.RECEIVED,
        by=by,
        on=day.day0,
        at=at,
        detail=Receipt(channel, applicant, source),
        note=evidence or day.evidence,
        letters=notices.with_notice(receipt),
    )
