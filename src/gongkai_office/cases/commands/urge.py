"""Urge the office that handles a case, in words that it has to answer."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.db import transaction

from gongkai.errors import GongkaiError
from gongkai_office.accounts.models import Person
from gongkai_office.accounts.queries import author
from gongkai_office.cases.commands.append import locked
from gongkai_office.cases.models import Urging
from gongkai_office.cases.policies import require_in
from gongkai_office.cases.vouched import URGING
from gongkai_office.clock import day_of
from gongkai_office.ids import new_id
from gongkai_office.journal.commands.vouch import vouch


@transaction.atomic(durable=True)
def urge(*, case: UUID, text: str, by: Person, at: datetime, key: UUID | None = None) -> Urging:
    """The urging; the same key a second time gives the first. Source: OGI Regulations, Arts. 46-47.

    Raises ForbiddenError; GongkaiError without words, or where the case awaits no reply any more.
    """
    request = locked(case)
    require_in(by, "case.urge", request, day_of(at))
    if done := request.urgings.filter(pk=key).first() if key else None:
        return done
    if not text.strip():
        raise GongkaiError("请写明督办要求，承办机关据此答复")
    if not request.pending:
        raise GongkaiError("本件已经办结，不能再督办")
    made = Urging(id=key or new_id(), request=request, organ_id=request.organ_id, text=text.strip(), by=by, at=at)
    made.save(force_insert=True)
    tell(made, "urge", by=by, at=at)
    return made


def tell(urging: Urging, what: str, *, by: Person, at: datetime) -> None:
    """The journal's line: which urging, and a keyed hash of its words and its answer."""
    vouch(URGING, urging, f"case.{what}", by=author(by), at=at, facts={"urging": str(urging.pk)})
