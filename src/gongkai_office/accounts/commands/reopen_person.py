"""Open the account of somebody who came back; appointments are given anew."""

from __future__ import annotations

from datetime import date, datetime

from django.db import transaction

from gongkai.errors import GongkaiError
from gongkai_office.accounts.models import Person
from gongkai_office.accounts.policies import require_over
from gongkai_office.accounts.queries import author
from gongkai_office.journal.commands.write import write


@transaction.atomic(durable=True)
def reopen_person(*, person: Person, by: Person | str, on: date, at: datetime, reason: str) -> Person:
    """The person, who can sign in again with the password they had.

    Raises ForbiddenError; GongkaiError for an account that is open.
    """
    coming = Person.objects.select_for_update(of=("self",)).select_related("organ").get(pk=person.pk)
    require_over(by, coming, on)
    if coming.is_active:
        raise GongkaiError("这个账号没有停用")
    coming.is_active = True
    coming.save(update_fields=["is_active"])
    subject = f"person:{coming.pk}"
    write(organ=coming.organ_id, subject=subject, command="person.reopen", by=author(by), at=at, reason=reason)
    return coming
