"""Let somebody try again who is locked out after too many wrong passwords or codes."""

from __future__ import annotations

from datetime import date, datetime

from axes.utils import reset
from django.db import transaction

from gongkai_office.accounts.models import Person, SecondFactor
from gongkai_office.accounts.policies import require_over
from gongkai_office.accounts.queries import author
from gongkai_office.journal.commands.write import write


@transaction.atomic(durable=True)
def unlock(*, person: Person, by: Person | str, on: date, at: datetime, reason: str = "") -> None:
    """The wrong tries are forgotten; password and second factor stay as they are. Raises ForbiddenError."""
    require_over(by, person, on)
    reset(username=person.login)
    SecondFactor.objects.filter(person=person).update(failures=0, refused_until=None)
    subject = f"person:{person.pk}"
    write(organ=person.organ_id, subject=subject, command="person.unlock", by=author(by), at=at, reason=reason)
