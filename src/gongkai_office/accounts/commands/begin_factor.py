"""Begin to set up an authenticator: a new secret, which counts once a code made from it comes back."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from gongkai.errors import GongkaiError
from gongkai_office.accounts.models import Person, SecondFactor
from gongkai_office.accounts.queries import author, has_second_factor
from gongkai_office.accounts.totp import new_secret, seal, unseal
from gongkai_office.journal.commands.write import write


@transaction.atomic(durable=True)
def begin_factor(*, person: Person, at: datetime) -> bytes:
    """The secret to show; the same one as long as it is not confirmed. Raises GongkaiError where one is in use."""
    Person.objects.select_for_update().get(pk=person.pk)
    if has_second_factor(person):
        raise GongkaiError("动态口令已经启用；更换手机的，请先由管理员重置")
    pending, made = SecondFactor.objects.get_or_create(person=person, defaults={"sealed": seal(new_secret())})
    if made:
        subject = f"person:{person.pk}"
        write(organ=person.organ_id, subject=subject, command="person.begin_factor", by=author(person), at=at)
    return unseal(bytes(pending.sealed))
