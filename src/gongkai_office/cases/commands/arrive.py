"""A request's row, its requester and its first entry, made once and numbered; for the verbs of arrival."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from django.db import connection

from gongkai.cases.entries import Applicant, EntryKind
from gongkai.cases.procedure import Stage
from gongkai.cases.state import EMPTY
from gongkai.errors import GongkaiError
from gongkai.law.receipt import Channel
from gongkai_office.accounts.queries import author
from gongkai_office.cases import ledger, sealing, words
from gongkai_office.cases.commands.append import Recorded, enter, subject
from gongkai_office.cases.models import DisclosureRequest, Requester
from gongkai_office.cases.policies import Actor
from gongkai_office.cases.requesters import new_requester, requester_seal
from gongkai_office.cases.sealing import Particulars
from gongkai_office.clock import day_of
from gongkai_office.journal.commands.write import write
from gongkai_office.organs.commands.number import next_number
from gongkai_office.organs.models import Organ
from gongkai_office.organs.queries import name_on
from gongkai_office.sealing.hashes import keyed_hash

SERIES = "公申"
"""The series of request numbers: 清源政办公申〔2024〕12号 (law.md §4.3)."""

ARRIVE = "case.arrive"
"""What the journal calls an arrival."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """What is asked for: the description, and the form and way in which the requester wants it."""

    description: str
    form: str = ""
    delivery: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Arrival:
    """A request as it came in, before anybody judged it; `former_number` is the one it bore in an older ledger."""

    organ: Organ
    channel: Channel
    applicant: Applicant
    particulars: Particulars
    wanted: Wanted
    arrived: date
    access: bytes
    idempotency: str
    split_from: DisclosureRequest | None = None
    former_number: str = ""
    facts: Mapping[str, object] = field(default_factory=dict)


def submitted_before(organ: Organ, idempotency: str) -> DisclosureRequest | None:
    """What an earlier submission under the same key made; others with the key wait until this transaction ends."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended(%s, 0))", [f"submission:{idempotency}"])
    rows = DisclosureRequest.objects.select_related("organ")
    return rows.filter(organ=organ, idempotency=idempotency).first()


def own_key(key: str) -> str:
    """A sender's idempotency key as the row keeps it: a keyed hash, since the key itself opens the request's code."""
    return keyed_hash("idempotency", key.encode()).hex()


def arrive(arrival: Arrival, *, by: Actor, at: datetime) -> Recorded:
    """The new request, numbered, and its submission. Raises GongkaiError for what cannot be kept."""
    require_content(arrival, day_of(at))
    organ = arrival.organ
    serial = next_number(organ=organ, series=SERIES, year=arrival.arrived.year)
    request = arrived_row(arrival, serial, name_on(organ, arrival.arrived).short)
    request.save(force_insert=True)
    requester = new_requester(request, arrival.applicant, arrival.particulars)
    requester.save(force_insert=True)
    write(
        organ=organ.pk,
        subject=subject(request),
        command=ARRIVE,
        by=author(by),
        at=at,
        facts={**arrival.facts, **arrival_told(request, requester)},
    )
    return enter(request, EMPTY, kind=EntryKind.SUBMITTED, by=by, on=arrival.arrived, at=at)


def arrived_row(arrival: Arrival, serial: int, short: str) -> DisclosureRequest:
    """The row of an arrival under its number, not stored yet; `short` is how the organ is called in numbers."""
    year = arrival.arrived.year
    row = DisclosureRequest(
        organ=arrival.organ,
        number=f"{short}{SERIES}〔{year}〕{serial}号",
        former_number=arrival.former_number,
        year=year,
        serial=serial,
        access=arrival.access,
        arrived_by=arrival.channel,
        idempotency=arrival.idempotency,
        description=arrival.wanted.description,
        description_hash=sealing.text_hash(arrival.wanted.description),
        form_wanted=arrival.wanted.form,
        delivery_wanted=arrival.wanted.delivery,
        split_from=arrival.split_from,
        stage=Stage.NEW.name,
    )
    row.words = words.of(row)
    return row


def arrival_told(request: DisclosureRequest, requester: Requester) -> dict[str, object]:
    """What the journal line of an arrival says of it."""
    return {
        "number": request.number,
        "arrival": ledger.request_seal(request),
        "requester": requester_seal(requester),
    }


def require_content(arrival: Arrival, on: date) -> None:
    """What a request cannot be registered without; all else can be asked for by a correction (Art. 30)."""
    if not arrival.particulars.name.strip():
        raise GongkaiError("请填写申请人的姓名或者名称")
    if not arrival.wanted.description.strip():
        raise GongkaiError("请填写所需政府信息的名称、文号或者其他特征性描述")
    if arrival.arrived > on:
        raise GongkaiError(f"到达日期 {arrival.arrived.isoformat()} 还没有到，请核对")
    if not arrival.organ.open_on(arrival.arrived):
        raise GongkaiError(f"{name_on(arrival.organ, arrival.arrived).name}在到达之日不存续，请选择承接其职能的机关")
