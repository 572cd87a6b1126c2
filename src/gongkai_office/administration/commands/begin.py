"""Begin an installation: its first organ, and the administrator who makes everything else."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from django.db import connection, transaction

from gongkai.errors import GongkaiError
from gongkai.law.organs import OrganKind
from gongkai_office.accounts.commands.appoint import appoint
from gongkai_office.accounts.commands.create_person import create_person
from gongkai_office.accounts.models import Person, Role
from gongkai_office.accounts.policies import SYSTEM
from gongkai_office.administration.opening import is_new
from gongkai_office.clock import day_of
from gongkai_office.organs.commands.found import found
from gongkai_office.organs.models import Level


@dataclass(frozen=True, slots=True, kw_only=True)
class First:
    """The organ at the root of the tree: a government, or the one organ that the installation is for."""

    code: str
    name: str
    short: str
    kind: OrganKind
    level: Level
    region: str
    opened_on: date


@transaction.atomic(durable=True)
def begin(*, organ: First, login: str, name: str, password: str, at: datetime) -> Person:
    """The administrator, with the password they chose themselves. Nothing of it stands unless all of it does.

    Raises GongkaiError where somebody began before, for an unknown region, and for a password that will not do.
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended('office:begin', 0))")
    if not is_new():
        raise GongkaiError("这个办公系统已经建立，请直接登录")
    on = day_of(at)
    root = found(
        code=organ.code,
        name=organ.name,
        short=organ.short,
        kind=organ.kind,
        level=organ.level,
        region=organ.region,
        parent=None,
        opened_on=organ.opened_on,
        by=SYSTEM,
        at=at,
    )
    person = create_person(login=login, name=name, password=password, organ=root, by=SYSTEM, on=on, at=at)
    person.must_change_password = False
    person.save(update_fields=["must_change_password"])
    appoint(person=person, organ=root, role=Role.ADMINISTRATOR, start=on, by=SYSTEM, on=on, at=at)
    return person
