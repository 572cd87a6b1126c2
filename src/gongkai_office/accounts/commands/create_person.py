"""Create an account for somebody who works in an organ."""

from __future__ import annotations

from datetime import date, datetime

from django.db import transaction

from gongkai.errors import GongkaiError
from gongkai_office.accounts.models import Person
from gongkai_office.accounts.passwords import check_strength
from gongkai_office.accounts.policies import require
from gongkai_office.accounts.queries import author
from gongkai_office.journal.commands.write import write
from gongkai_office.organs.models import Organ


@transaction.atomic
def create_person(
    *,
    login: str,
    name: str,
    password: str | None,
    organ: Organ,
    by: Person | str,
    on: date,
    at: datetime,
    email: str = "",
) -> Person:
    """The person, with a first password to be changed at the first sign-in; without one nobody signs in for them.

    Raises ForbiddenError, PasswordError, and GongkaiError for a login name in use.
    """
    require(by, "person.manage", organ, on)
    if Person.objects.filter(login=login).exists():
        raise GongkaiError("这个登录名已经有人使用，请换一个")
    if password is not None:
        check_strength(password, Person(login=login, name=name, email=email, organ=organ))
    person = Person.objects.create_user(login, name, password, email=email, organ=organ, must_change_password=True)
    write(organ=organ.pk, subject=f"person:{person.pk}", command="person.create", by=author(by), at=at)
    return person
