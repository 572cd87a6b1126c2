"""Which cases a person sees: their own, their office's, or those of every organ they may read, resolved once."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from django.db.models import Q, QuerySet

from gongkai_office.accounts.models import Appointment, Person, in_force
from gongkai_office.accounts.policies import organs_where
from gongkai_office.cases.models import DisclosureRequest


class Scope(StrEnum):
    """How far a list reaches."""

    MINE = "mine"
    OFFICE = "office"
    BELOW = "below"

    @property
    def label(self) -> str:
        """The scope as a clerk calls it."""
        return {"mine": "我的", "office": "本机关", "below": "本机关及下级"}[self.value]


def reach(person: Person, scope: Scope, on: date) -> Q:
    """A filter of requests: constant ids, so that a list walks its index. Nothing where the person reads nothing.

    A case assigned to a department is also in that department's reach.
    """
    organs = list(organs_where(person, "case.read", on).values_list("pk", flat=True))
    within = Q(organ__in=organs) | Q(office__in=organs)
    if scope is Scope.MINE:
        return Q(handler=person) & within
    if scope is Scope.OFFICE:
        held = Appointment.objects.filter(in_force(on), person=person, organ__in=organs)
        own = list(held.values_list("organ", flat=True).distinct())
        return Q(organ__in=own) | Q(office__in=own)
    return within


def visible(person: Person, on: date) -> QuerySet[DisclosureRequest]:
    """Every case a person may read."""
    return DisclosureRequest.objects.filter(reach(person, Scope.BELOW, on)).select_related("organ", "office")
