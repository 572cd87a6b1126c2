"""To whom a case can be handed out: departments near its organ and the handlers in them."""

from __future__ import annotations

from datetime import date

from django.db.models import Q

from gongkai_office.accounts.models import Appointment, Role, in_force
from gongkai_office.cases.models import DisclosureRequest
from gongkai_office.organs.models import Organ, OrganName
from gongkai_office.organs.queries import open_on


def departments(request: DisclosureRequest, on: date) -> list[Organ]:
    """The organ itself first, then the organs under it and beside it."""
    organ = request.organ
    near = Q(path__startswith=organ.parent.path if organ.parent else organ.path)
    found = open_on(on).filter(near).exclude(pk=organ.pk).order_by("path")
    return [organ, *found]


def handlers(organs: list[Organ], on: date) -> list[Appointment]:
    """The appointments of handlers in some organs."""
    held = Appointment.objects.filter(in_force(on), organ__in=organs, role=Role.HANDLER)
    return list(held.select_related("person", "organ").order_by("organ__path", "person__name"))


def names_now(organs: list[Organ]) -> dict[object, str]:
    """What organs are called now, by id."""
    names = OrganName.objects.filter(organ__in=organs, end__isnull=True)
    return dict(names.values_list("organ", "name"))
