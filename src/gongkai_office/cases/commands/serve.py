"""Enter that the reply was given, in which manner, and what proves it (国办公开办函〔2016〕235号)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, datetime
from uuid import UUID

from django.db import transaction

from gongkai.cases.entries import EntryKind
from gongkai.documents.letters import Letter
from gongkai.errors import GongkaiError
from gongkai.law.service import Service as Manner
from gongkai.law.service import served
from gongkai_office.accounts.models import Person
from gongkai_office.cases.commands.append import Recorded, append, locked, subject
from gongkai_office.cases.commands.prove import unproved_since
from gongkai_office.cases.letters.issued import reply_of
from gongkai_office.cases.letters.notices import ServiceNote, with_notice
from gongkai_office.cases.models import DisclosureRequest, Service
from gongkai_office.cases.policies import Actor
from gongkai_office.cases.vouched import SERVICE
from gongkai_office.files.commands.hold import adopt
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
    course: str = "",
    papers: Iterable[UUID] = (),
    key: UUID | None = None,
) -> Recorded:
    """The answered case. `proof` names the posting receipt or the slip of service; it may follow later (`prove`).

    `course` tells how it was given, for the record of service (送达情况记录); `papers` are waiting files that prove it.
    Raises GongkaiError, also where what is given electronically does not name the internet channel of
    reconsideration (ARL 22(2)).
    """
    day = served(manner, sent=sent, signed=signed_for, postal_enterprise=postal_enterprise)
    service = Service(entry_id=key or new_id(), manner=manner.name, proof=proof.strip())
    service.proved_on = day.on if service.proof else None
    request = locked(case)
    letter = _reply(request, manner)
    adopt(ids=papers, organ=request.organ, subject=subject(request), by=by, at=at)
    note = _note(letter, manner, by, course)
    made = append(
        case=case,
        kind=EntryKind.SERVED,
        by=by,
        on=day.on,
        at=at,
        note=day.proof,
        key=service.entry_id,
        facts={"manner": manner.name},
        seals=SERVICE.stated(service),
        letters=with_notice(note),
    )
    if not made.repeated:
        service.request, service.organ_id = made.request, made.request.organ_id
        service.save(force_insert=True)
        made.request.unproved_since = unproved_since(made.request)
        made.request.save(update_fields=["unproved_since"])
    return made


def _reply(request: DisclosureRequest, manner: Manner) -> Letter | None:
    """The signed letter that is given. Raises GongkaiError where it may not be given this way."""
    letter = reply_of(request)
    if letter and letter.remedy and manner is Manner.ELECTRONIC:
        gap = replace(letter.remedy, served_online=True).gap
        if gap:
            raise GongkaiError(f"《{letter.title}》不能电子送达：{gap}；也可以改用邮寄、直接送达")
    return letter


def _note(letter: Letter | None, manner: Manner, by: Actor, course: str) -> ServiceNote | None:
    if letter is None or not course.strip():
        return None
    return ServiceNote(served=letter, service=manner, by=by.name if isinstance(by, Person) else by, course=course)
