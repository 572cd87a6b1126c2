"""Write to those on whom a review or a column presses: one mail a working day, ordered and sent once."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date, datetime
from uuid import UUID

from django.conf import settings
from django.core.mail import EmailMessage
from django.db import transaction
from django.db.models import Q
from django.urls import reverse

from gongkai_office.accounts.models import Appointment, Person, in_force
from gongkai_office.accounts.policies import PERMISSIONS
from gongkai_office.clock import day_of
from gongkai_office.organs.models import Organ
from gongkai_office.organs.queries import calendars_of
from gongkai_office.publishing.models import Column, Reminder, State, Version
from gongkai_office.publishing.procedure import REVIEWS
from gongkai_office.publishing.queries.agenda import agenda
from gongkai_office.publishing.queries.freshness import stale_in
from gongkai_office.publishing.queries.steps import waiting
from gongkai_office.queue import later

WRITE = "publishing.write_to"
"""What the queue calls the sending of one reminder."""
_TOGETHER = 2_000
_SUBJECT = "政府信息公开：今天有信息等您审核或者栏目该更新"


def order_reminders(at: datetime) -> int:
    """Order today's mails, each person's once however often this runs; how many. Without a mail server none."""
    on = day_of(at)
    if not settings.EMAIL_HOST:
        return 0
    people = _concerned(_pressing(on), on)
    calendars = calendars_of({person.organ for person in people})
    at_work = [person for person in people if calendars[person.organ_id].day(on).working]
    return sum(_ordered(person, on) for person in at_work)


def send_reminder(reminder: UUID, at: datetime) -> None:
    """Send one; nothing where it went out already, or where nothing presses any more."""
    row = Reminder.objects.select_related("person").get(pk=reminder)
    lines = agenda(row.person, row.day) if row.sent is None else []
    if not lines:
        return
    where = f"{settings.GONGKAI_SITE['address']}{reverse('publishing:work')}"
    body = "\n".join([f"{row.person.name}：", "", *(line.told for line in lines), "", f"请到“信息发布”办理：{where}"])
    EmailMessage(_SUBJECT, body, to=[row.person.email], headers={"Message-ID": f"<{row.pk}@gongkai>"}).send()
    Reminder.objects.filter(pk=row.pk).update(sent=at)


def _pressing(on: date) -> set[UUID]:
    """The organs in which a step is due today or late, or a column is stale."""
    rows = list(Version.objects.filter(state=State.IN_REVIEW).select_related("organ").order_by("edited_at")[:_TOGETHER])
    due = waiting(rows, on)
    reviews = {row.organ_id for row in rows if row.pk in due and due[row.pk].grade}
    return reviews | {one.column.organ_id for one in stale_in(Organ.objects.all(), on) if one.late}


def _concerned(organs: Collection[UUID], on: date) -> list[Person]:
    """Who edits, reviews or answers for a column there and can be written to."""
    roles = {stage.role for stage in REVIEWS} | PERMISSIONS["item.draft"].roles
    held = Appointment.objects.filter(in_force(on), organ__in=organs, role__in=roles).values("person")
    keeping = Column.objects.filter(organ__in=organs, closed_on__isnull=True, keeper__isnull=False).values("keeper")
    rows = Person.objects.filter(~Q(email=""), Q(pk__in=held) | Q(pk__in=keeping), is_active=True).select_related(
        "organ"
    )
    return list(rows.order_by("pk"))


@transaction.atomic(durable=True)
def _ordered(person: Person, on: date) -> bool:
    row, made = Reminder.objects.get_or_create(person=person, day=on)
    if made:
        later(WRITE, row.pk)
    return made
