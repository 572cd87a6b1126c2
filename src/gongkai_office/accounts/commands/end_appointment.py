"""End an appointment; what was done under it stays."""

from __future__ import annotations

from datetime import date, datetime

from django.db import transaction

from gongkai.errors import GongkaiError
from gongkai_office.accounts.models import Appointment, Person
from gongkai_office.accounts.policies import require
from gongkai_office.accounts.queries import author
from gongkai_office.journal.commands.write import write


@transaction.atomic(durable=True)
def end_appointment(
    *, appointment: Appointment, end: date, by: Person | str, on: date, at: datetime, reason: str = ""
) -> Appointment:
    """The appointment, which holds no longer from `end` on.

    Raises ForbiddenError; GongkaiError where it has ended before, would end before it began, or would reach back and
    take the ground from under what was done meanwhile.
    """
    held = Appointment.objects.select_for_update().select_related("organ").get(pk=appointment.pk)
    require(by, "person.manage", held.organ, on)
    if held.end is not None and held.end <= on:
        raise GongkaiError(f"这项任职已于 {held.end.isoformat()} 终止")
    if end < on:
        raise GongkaiError("任职只能从今天或者以后终止，已经办理的事项不受影响")
    if end <= held.start:
        raise GongkaiError(f"任职的终止日期应当晚于起始日期 {held.start.isoformat()}")
    held.end = end
    held.save(update_fields=["end"])
    facts = {"role": held.role, "start": held.start.isoformat(), "end": end.isoformat()}
    subject = f"person:{held.person_id}"
    write(organ=held.organ_id, subject=subject, command="person.end", by=author(by), at=at, facts=facts, reason=reason)
    return held
