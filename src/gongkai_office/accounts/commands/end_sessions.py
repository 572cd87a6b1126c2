"""End sessions somebody is signed in by: one's own that were left open elsewhere, or another's."""

from __future__ import annotations

from datetime import date, datetime

from django.db import transaction

from gongkai.errors import GongkaiError
from gongkai_office.accounts.directory import mark_of
from gongkai_office.accounts.models import KeptSession, Person
from gongkai_office.accounts.policies import require_over
from gongkai_office.accounts.queries import author
from gongkai_office.journal.commands.write import write


@transaction.atomic(durable=True)
def end_sessions(
    *, person: Person, by: Person, on: date, at: datetime, reason: str = "", mark: str = "", but: str | None = None
) -> int:
    """How many ended: the one with a mark, or all; `but` is the key of the session that asks and stays.

    Raises ForbiddenError; GongkaiError without a reason for ending another's, or where there is none to end.
    """
    if person != by:
        require_over(by, person, on)
        if not reason.strip():
            raise GongkaiError("请写明结束他人登录的原因")
    keys = (
        KeptSession.objects.filter(person=person).exclude(session_key=but or "").values_list("session_key", flat=True)
    )
    ending = [key for key in keys if not mark or mark_of(key) == mark]
    if not ending:
        raise GongkaiError("这些登录已经结束")
    KeptSession.objects.filter(session_key__in=ending).delete()
    write(
        organ=person.organ_id,
        subject=f"person:{person.pk}",
        command="person.end_sessions",
        by=author(by),
        at=at,
        facts={"sessions": len(ending)},
        reason=reason,
    )
    return len(ending)
