"""Columns that should have had something new by now (law.md §6.3: two weeks for news, half a year for notices)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import OuterRef, Q, QuerySet, Subquery

from gongkai_office.accounts.models import Appointment, Person, in_force
from gongkai_office.accounts.policies import FLOWING, PERMISSIONS, organs_where
from gongkai_office.clock import day_of
from gongkai_office.organs.models import Organ
from gongkai_office.publishing.metadata import Freshness
from gongkai_office.publishing.models import Column, State, Version

AHEAD = 3
"""So many days before a column is stale its editors are told."""


@dataclass(frozen=True, slots=True)
class Stale:
    """A column, the day something last came out in it, and the last day for the next; both None where it is empty."""

    column: Column
    last: date | None
    due: date | None
    left: int

    @property
    def late(self) -> bool:
        """Whether an inspection would count it today."""
        return self.left < 0


def keepers(organ: Organ, on: date) -> QuerySet[Person]:
    """Who can answer for a column of an organ: those who hold a post of publishing in it."""
    roles = PERMISSIONS["item.read"].roles - FLOWING
    held = Appointment.objects.filter(in_force(on), organ=organ, role__in=roles).values("person")
    return Person.objects.filter(pk__in=held, is_active=True).order_by("name", "pk")


def stale(person: Person, on: date) -> list[Stale]:
    """The columns a person edits or answers for that are empty, stale or about to be; the longest overdue first."""
    mine = Q(organ__in=organs_where(person, "item.draft", on)) | Q(keeper=person)
    return _stale(Column.objects.filter(mine), on)


def stale_in(organs: QuerySet[Organ], on: date) -> list[Stale]:
    """The same for some organs."""
    return _stale(Column.objects.filter(organ__in=organs), on)


def due_from(person: Person, on: date) -> list[Stale]:
    """Of these the ones to remind a person of: those they answer for, and those nobody at work answers for."""
    return [one for one in stale(person, on) if one.column.keeper in (None, person) or not one.column.keeper.is_active]


def _stale(columns: QuerySet[Column], on: date) -> list[Stale]:
    here = Q(item__placements__column=OuterRef("pk")) | Q(item__placements__column__parent=OuterRef("pk"))
    newest = Version.objects.filter(here, state=State.PUBLISHED).order_by("-published_at")
    rows = columns.filter(closed_on__isnull=True, freshness__gt=Freshness.STATIC)
    kept = rows.annotate(newest=Subquery(newest.values("published_at")[:1])).select_related("organ", "parent", "keeper")
    told = [_told(row, on) for row in kept]
    return sorted((one for one in told if one.left <= AHEAD), key=lambda one: (one.left, one.column.position))


def _told(column: Column, on: date) -> Stale:
    newest = getattr(column, "newest", None)
    if newest is None:
        return Stale(column, None, None, -column.freshness)
    last = day_of(newest)
    due = last + timedelta(days=column.freshness)
    return Stale(column, last, due, (due - on).days)
