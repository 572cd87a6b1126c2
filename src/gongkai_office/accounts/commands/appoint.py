"""Appoint somebody to a role in an organ."""

from __future__ import annotations

from datetime import date, datetime

from django.db import transaction
from django.db.models import Q, QuerySet

from gongkai.errors import GongkaiError
from gongkai_office.accounts.models import Appointment, Person, Role
from gongkai_office.accounts.policies import INCOMPATIBLE, require
from gongkai_office.accounts.queries import author
from gongkai_office.journal.commands.write import write
from gongkai_office.organs.models import Organ


@transaction.atomic
def appoint(
    *,
    person: Person,
    organ: Organ,
    role: Role,
    start: date,
    by: Person | str,
    on: date,
    at: datetime,
    end: date | None = None,
) -> Appointment:
    """The appointment, from `start` to the day before `end`.

    Raises ForbiddenError; GongkaiError where it would overlap one to the same role, join administrator and auditor in
    one person, begin in an organ that is not open, or be somebody's own doing.
    """
    require(by, "person.manage", organ, on)
    locked = Person.objects.select_for_update().get(pk=person.pk)
    _check(locked, organ, role, start=start, end=end, by=by)
    appointment = Appointment.objects.create(person=locked, organ=organ, role=role, start=start, end=end)
    facts = {"role": role.value, "start": start.isoformat(), "end": end and end.isoformat()}
    write(organ=organ.pk, subject=f"person:{person.pk}", command="person.appoint", by=author(by), at=at, facts=facts)
    return appointment


def _check(person: Person, organ: Organ, role: Role, *, start: date, end: date | None, by: Person | str) -> None:
    if person == by:
        raise GongkaiError("不能给自己任职，请由其他管理员办理")
    if not person.is_active:
        raise GongkaiError(f"{person.name}的账号已经停用，不能任职")
    if end and end <= start:
        raise GongkaiError("任职的终止日期应当晚于起始日期")
    if not organ.open_on(start):
        raise GongkaiError(f"机关在 {start.isoformat()} 不存续，不能任职")
    meanwhile = _meanwhile(person, start, end)
    if meanwhile.filter(organ=organ, role=role).exists():
        raise GongkaiError(f"{person.name}在这段时间已经担任{role.label}")
    if role in INCOMPATIBLE and meanwhile.filter(role__in=INCOMPATIBLE - {role}).exists():
        raise GongkaiError("管理员与审计人不能由同一人担任，请另选一人")


def _meanwhile(person: Person, start: date, end: date | None) -> QuerySet[Appointment]:
    """The person's appointments that share a day with this span."""
    still = Q(end__isnull=True) | Q(end__gt=start)
    return person.appointments.filter(still, Q(start__lt=end) if end else Q())
