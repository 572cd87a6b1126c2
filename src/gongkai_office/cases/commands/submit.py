"""A request handed in through the portal by somebody without an account."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db import transaction

from gongkai.cases.entries import Applicant
from gongkai.law.receipt import Channel
from gongkai_office.accounts.policies import SYSTEM
from gongkai_office.cases.codes import access_hash, code_for
from gongkai_office.cases.commands.append import subject
from gongkai_office.cases.commands.arrive import Arrival, Wanted, arrive, own_key, submitted_before
from gongkai_office.cases.commands.register import receive
from gongkai_office.cases.models import DisclosureRequest
from gongkai_office.cases.policies import PUBLIC
from gongkai_office.cases.practice import practice_in
from gongkai_office.cases.sealing import Particulars
from gongkai_office.files.commands.hold import adopt
from gongkai_office.organs.models import Organ


@dataclass(frozen=True, slots=True)
class Submitted:
    """The request and the code to follow it with, which is shown this once and not kept."""

    request: DisclosureRequest
    code: str


@transaction.atomic(durable=True)
def submit(
    *,
    organ: Organ,
    applicant: Applicant,
    particulars: Particulars,
    wanted: Wanted,
    idempotency: str,
    on: date,
    at: datetime,
    papers: Iterable[UUID] = (),
) -> Submitted:
    """The request, waiting to be confirmed by both sides (Art. 31); the same key twice gives the same request.

    Where the organ's published rule lets the receipt that is shown confirm it, it is received at once. `papers` are the
    waiting files handed in with it. `idempotency` is the form's own random key, never shown to anybody else.
    Raises GongkaiError.
    """
    hashed, code = own_key(idempotency), code_for(idempotency)
    if before := submitted_before(organ, hashed):
        return Submitted(before, code)
    arrival = Arrival(
        organ=organ,
        channel=Channel.ONLINE,
        applicant=applicant,
        particulars=particulars,
        wanted=wanted,
        arrived=on,
        access=access_hash(code),
        idempotency=hashed,
    )
    made = arrive(arrival, by=PUBLIC, at=at)
    adopt(ids=papers, organ=organ, subject=subject(made.request), by=PUBLIC, at=at)
    if practice_in(made.request, made.case).receipt_shown_online_confirms:
        made = receive(made, confirmed=None, evidence="", by=SYSTEM, at=at)
    return Submitted(made.request, code)
