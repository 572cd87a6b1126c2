"""Put an entry into an organ's lists, and end one. The journal tells which entry, never its text."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.db import transaction

from gongkai.errors import GongkaiError
from gongkai_office.accounts.models import Person
from gongkai_office.accounts.policies import require
from gongkai_office.clock import day_of
from gongkai_office.gate.models import Term
from gongkai_office.journal.commands.vouch import vouch
from gongkai_office.organs.models import Organ
from gongkai_office.publishing.vouched import TERM


@transaction.atomic(durable=True)
def list_term(
    *, organ: Organ, kind: Term.Kind, text: str, by: Person, at: datetime, suggestion: str = "", reason: str = ""
) -> Term:
    """The entry. What may stand needs a reason. Raises GongkaiError."""
    require(by, "catalogue.manage", organ, day_of(at))
    text = text.strip()
    if not text:
        raise GongkaiError("请填写词语")
    if kind == Term.Kind.ALLOWED and not reason.strip():
        raise GongkaiError("列入允许名单的，写明理由，例如：本单位公开的咨询电话")
    if Term.objects.select_for_update().filter(organ=organ, kind=kind, text=text, ended_at__isnull=True).exists():
        raise GongkaiError("名单里已经有这一条")
    row = Term.objects.create(
        organ=organ, kind=kind, text=text, suggestion=suggestion.strip(), reason=reason.strip(), by=by, at=at
    )
    _tell(row, "list", by, at)
    return row


@transaction.atomic(durable=True)
def end_term(*, term: UUID, by: Person, at: datetime) -> Term:
    """The entry, which holds no more. Raises GongkaiError the second time."""
    row = Term.objects.select_for_update(of=("self",)).select_related("organ").get(pk=term)
    require(by, "catalogue.manage", row.organ, day_of(at))
    if row.ended_at:
        raise GongkaiError("这一条已经停用")
    row.ended_at = at
    row.save(update_fields=["ended_at"])
    _tell(row, "end", by, at)
    return row


def _tell(row: Term, verb: str, by: Person, at: datetime) -> None:
    vouch(TERM, row, f"term.{verb}", by=str(by.pk), at=at, facts={"term": str(row.pk), "kind": row.kind})
