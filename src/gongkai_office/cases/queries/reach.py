"""Which cases a person sees: their own, their office's, or those of every organ they may read, resolved once."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from enum import StrEnum
from uuid import UUID

from django.db.models import Q, QuerySet

from gongkai_office.accounts.models import Appointment, Person, in_force
from gongkai_office.accounts.policies import PERMISSIONS, Office, any_of, offices
from gongkai_office.cases.models import DisclosureRequest
from gongkai_office.organs.models import Organ


class Scope(StrEnum):
    """How far a list reaches."""

    MINE = "mine"
    OFFICE = "office"
    BELOW = "below"

    @property
    def label(self) -> str:
        """The scope as a clerk calls it."""
        return {"mine": "我的", "office": "本机关", "below": "本机关及下级"}[self.value]


FEW = 50
"""Up to so many organs are named one by one in a query; more are meant by their path."""


def reach(person: Person, scope: Scope, on: date) -> Q:
    """A filter of requests: constants, so that a list walks its index. Nothing where the person reads nothing.

    A case assigned to a department is also in that department's reach.
    """
    held = [office for office in offices(person, on) if office.role in PERMISSIONS["case.read"].roles]
    if scope is Scope.OFFICE:
        held_here = Appointment.objects.filter(
            in_force(on), any_of(one.reach("organ__") for one in held), person=person
        )
        inherited = Q(path__in=[one.path for one in held if one.inherited])
        here = Organ.objects.filter(inherited | Q(pk__in=held_here.values("organ")))
        return _among(list(here.values_list("pk", flat=True)))
    within = _within(held)
    return Q(handler=person) & within if scope is Scope.MINE else within


def _within(held: Sequence[Office]) -> Q:
    """The cases of few organs by their ids; of many by their paths; of all there are without a condition."""
    reached = any_of(office.reach() for office in held)
    organs = list(Organ.objects.filter(reached).values_list("pk", flat=True)[: FEW + 1])
    if len(organs) <= FEW:
        return _among(organs)
    if not Organ.objects.exclude(reached).exists():
        return Q()
    return any_of(office.reach(column) for office in held for column in ("organ__", "office__"))


def _among(organs: Sequence[UUID]) -> Q:
    return Q(organ__in=organs) | Q(office__in=organs)


def visible(person: Person, on: date) -> QuerySet[DisclosureRequest]:
    """Every case a person may read."""
    return DisclosureRequest.objects.filter(reach(person, Scope.BELOW, on)).select_related("organ", "office")
