"""Close the account of somebody who has left: no sign-in, no rights; the name stays on what was done."""

from __future__ import annotations

from datetime import date, datetime

from django.db import transaction

from gongkai.errors import GongkaiError
from gongkai_office.accounts.models import Person
from gongkai_office.accounts.policies import require_over
from gongkai_office.accounts.queries import author
from gongkai_office.journal.commands.write import write


@transaction.atomic(durable=True)
def close_person(*, person: Person, by: Person | str, on: date, at: datetime, reason: str) -> Person:
    """The closed person. Sessions end at the next page, since an account that is closed signs nobody in.

    Raises ForbiddenError; GongkaiError for an account closed before, or one's own.
    """
    leaving = Person.objects.select_for_update(of=("self",)).select_related("organ").get(pk=person.pk)
    require_over(by, leaving, on)
    if leaving == by:
        raise GongkaiError("不能停用自己的账号，请由其他管理员办理")
    if not leaving.is_active:
        raise GongkaiError("这个账号已经停用")
    leaving.is_active = False
    leaving.save(update_fields=["is_active"])
    subject = f"person:{leaving.pk}"
    write(organ=leaving.organ_id, subject=subject, command="person.close", by=author(by), at=at, reason=reason)
    return leaving
