"""Which dates of an organ's open cases move with the calendar as it is now, shown before anything moves."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet

from gongkai.cases.state import fold
from gongkai.law.calendars import Calendar
from gongkai_office.cases import ledger, projection
from gongkai_office.cases.models import DisclosureRequest
from gongkai_office.cases.projection import Projection
from gongkai_office.organs.models import Organ
from gongkai_office.organs.queries import calendar_of


@dataclass(frozen=True, slots=True)
class Redating:
    """A request and its projection over the new calendar. `moved` are its columns that change: old and new."""

    request: DisclosureRequest
    projection: Projection
    moved: dict[str, tuple[date | bool | None, date | bool | None]]


def redatings(organ: Organ) -> Iterator[Redating]:
    """The open requests dated by another calendar version than the organ's own now, those that stay put included."""
    calendar = calendar_of(organ)
    for row in behind(organ, calendar).prefetch_related("entries"):
        yield redating(row, calendar)


def behind(organ: Organ, calendar: Calendar) -> QuerySet[DisclosureRequest]:
    """The open requests of an organ that were dated by another calendar version."""
    rows = DisclosureRequest.objects.filter(organ=organ, pending=True)
    return rows.exclude(calendar_version=calendar.version).order_by("pk")


def redating(row: DisclosureRequest, calendar: Calendar) -> Redating:
    """One request over a calendar. Raises CalendarHorizonError."""
    new = projection.project(fold(ledger.entries(row.entries.all())), calendar)
    moved = {
        column: (getattr(row, column), getattr(new, column))
        for column in projection.DATED
        if getattr(row, column) != getattr(new, column)
    }
    return Redating(row, new, moved)
