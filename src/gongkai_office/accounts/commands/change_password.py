"""Change one's own password."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from gongkai_office.accounts.models import Person
from gongkai_office.accounts.passwords import PasswordError, check_strength
from gongkai_office.accounts.queries import author
from gongkai_office.journal.commands.write import write


@transaction.atomic(durable=True)
def change_password(*, person: Person, old: str, new: str, at: datetime) -> Person:
    """The person with the new password; every other session of theirs ends.

    Raises PasswordError where the old one is wrong or the new one is the old one or too easy to guess.
    """
    changing = Person.objects.select_for_update().get(pk=person.pk)
    if not changing.check_password(old):
        raise PasswordError("原密码不对，请重新输入")
    if old == new:
        raise PasswordError("新密码与原密码相同，请换一个")
    check_strength(new, changing)
    changing.set_password(new)
    changing.must_change_password = False
    changing.save(update_fields=["password", "must_change_password"])
    subject = f"person:{changing.pk}"
    write(organ=changing.organ_id, subject=subject, command="person.change_password", by=author(changing), at=at)
    return changing
