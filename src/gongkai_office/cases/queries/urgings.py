"""Urgings that wait for an answer, and how much work lies with whom."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Q, QuerySet

from gongkai_office.accounts.models import Person
from gongkai_office.cases.models import DisclosureRequest, Urging
from gongkai_office.cases.queries.reach import Scope, reach
from gongkai_office.cases.queries.today import Risk, condition
from gongkai_office.organs.models import Organ


def unanswered(person: Person, scope: Scope, on: date) -> QuerySet[Urging]:
    """The urgings that nobody answered, of the cases in a person's reach, the oldest first."""
    cases = DisclosureRequest.objects.filter(reach(person, scope, on))
    rows = Urging.objects.filter(answered_at__isnull=True, request__in=cases)
    return rows.select_related("request", "request__organ", "request__handler", "by").order_by("at", "pk")


@dataclass(frozen=True, slots=True)
class Load:
    """How much lies with one organ or one person: open cases, and those of them that are late, due or urged."""

    key: object
    open: int
    overdue: int
    due: int
    unsigned: int
    urged: int


def load_by(field: str, organs: Iterable[Organ], on: date) -> list[Load]:
    """The load of each `organ` or `handler` over some organs, the heaviest first."""
    rows = DisclosureRequest.objects.filter(organ__in=list(organs), pending=True).order_by().values_list(field)
    counted = rows.annotate(
        open=Count("pk", distinct=True),
        overdue=Count("pk", filter=condition(Risk.OVERDUE, on), distinct=True),
        due=Count("pk", filter=condition(Risk.DUE_TODAY, on), distinct=True),
        unsigned=Count("pk", filter=condition(Risk.AWAITING_SIGNATURE, on), distinct=True),
        urged=Count("pk", filter=Q(urgings__isnull=False, urgings__answered_at__isnull=True), distinct=True),
    )
    return sorted((Load(*row) for row in counted), key=lambda one: (-one.overdue, -one.open, str(one.key)))
