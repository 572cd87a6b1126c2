"""Register a document that was issued: unified registration and numbering (统一登记、统一编号)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from uuid import UUID

from django.db import transaction

from gongkai_office.accounts.models import Person
from gongkai_office.accounts.policies import require
from gongkai_office.clock import day_of
from gongkai_office.normative import policies
from gongkai_office.normative.acts import Act, DocumentError, Kind
from gongkai_office.normative.commands.append import Said, enter, require_past
from gongkai_office.normative.models import Document
from gongkai_office.organs.commands.number import next_number
from gongkai_office.organs.models import Organ
from gongkai_office.organs.queries import name_on

SERIES: Mapping[Kind, str] = {Kind.NORMATIVE: "规登", Kind.RULES: "规章登"}
"""The series of registration numbers: 清源政规登〔2024〕3号."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Issued:
    """What a new document says of itself. `until` is the last day of validity, None where it states none."""

    kind: Kind
    title: str
    number: str
    on: date
    effective: date
    until: date | None = None
    details: Mapping[str, str] = field(default_factory=dict)


@transaction.atomic(durable=True)
def issue(*, organ: Organ, issued: Issued, by: Person | str, at: datetime, key: UUID | None = None) -> Document:
    """The registered document; the same key a second time gives the same one. Raises ForbiddenError, GongkaiError."""
    require(by, "document.enter", organ, day_of(at))
    if key and (before := Document.objects.filter(pk=key, organ=organ).first()):
        return before
    _require_whole(issued, at)
    policies.require_maker(organ, issued.kind, issued.on)
    policies.require_new(organ, issued.number)
    row = _row(organ, issued, key)
    row.save(force_insert=True)
    said = Said(
        effective=issued.effective, until=issued.until, number=issued.number, title=issued.title, details=issued.details
    )
    enter(row, act=Act.ISSUED, on=issued.on, by=by, at=at, said=said)
    return row


def _require_whole(issued: Issued, at: datetime) -> None:
    if not issued.title.strip():
        raise DocumentError("请填写文件标题")
    require_past(issued.on, at, "制发日期")
    if issued.effective < issued.on:
        raise DocumentError("施行日期早于制发日期，请核对；行政规范性文件一般不溯及既往")


def _row(organ: Organ, issued: Issued, key: UUID | None) -> Document:
    series = SERIES[issued.kind]
    serial = next_number(organ=organ, series=series, year=issued.on.year)
    row = Document(
        organ=organ,
        kind=issued.kind,
        year=issued.on.year,
        serial=serial,
        registration=f"{name_on(organ, issued.on).short}{series}〔{issued.on.year}〕{serial}号",
        title=issued.title,
        issued=issued.on,
        in_force_from=issued.effective,
    )
    row.pk = key or row.pk
    return row
