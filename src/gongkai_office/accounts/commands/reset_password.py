"""Give a new first password to somebody who forgot theirs."""

from __future__ import annotations

from datetime import date, datetime

from axes.utils import reset
from django.db import transaction

from gongkai_office.accounts.models import Person
from gongkai_office.accounts.passwords import check_strength
from gongkai_office.accounts.policies import require_over
from gongkai_office.accounts.queries import author
from gongkai_office.journal.commands.write import write


@transaction.atomic(durable=True)
def reset_password(*, person: Person, password: str, by: Person | str, on: date, at: datetime, reason: str) -> Person:
    """The person with a password to be changed at the next sign-in; their sessions end and a lock is lifted.

    Raises ForbiddenError, PasswordError.
    """
    forgetful = Person.objects.select_for_update(of=("self",)).select_related("organ").get(pk=person.pk)
    require_over(by, forgetful, on)
    check_strength(password, forgetful)
    forgetful.set_password(password)
    forgetful.must_change_password = True
    forgetful.save(update_fields=["password", "must_change_password"])
    reset(username=forgetful.login)
    subject = f"person:{forgetful.pk}"
    write(
        organ=forgetful.organ_id, subject=subject, command="person.reset_password", by=author(by), at=at, reason=reason
    )
    return forgetful
