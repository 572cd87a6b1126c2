"""Which dates of an organ's open cases move with the calendar and the practice as they are now, or as they would be."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.db.models import Q, QuerySet

from gongkai.cases.state import fold
from gongkai.law.calendars import Calendar
from gongkai.law.notices import Notice
from gongkai_office.cases import ledger, projection
from gongkai_office.cases.models import DisclosureRequest
from gongkai_office.cases.practice import practice_for
from gongkai_office.cases.projection import Projection
from gongkai_office.organs.models import ChosenPractice, Organ
from gongkai_office.organs.practices import Choices, choices_of
from gongkai_office.organs.queries import calendar_of


@dataclass(frozen=True, slots=True)
class Redating:
    """A request and its projection over the new basis. `moved` are its columns that change: old and new."""

    request: DisclosureRequest
    projection: Projection
    moved: dict[str, tuple[date | bool | None, date | bool | None]]

    @property
    def stale(self) -> bool:
        """Whether the row rests on another calendar or practice, its dates moved or not."""
        return any(getattr(self.request, name) != getattr(self.projection, name) for name in projection.RESTS_ON)


@dataclass(frozen=True, slots=True)
class Basis:
    """What the dates of an organ's cases rest on."""

    organ: Organ
    calendar: Calendar
    choices: Choices


def basis(organ: Organ, *, notice: Notice | None = None, practice: ChosenPractice | None = None) -> Basis:
    """The basis as it is; with a notice or a choice that nobody has saved, as it would be."""
    choices = choices_of(organ)
    more = (notice,) if notice else ()
    return Basis(organ, calendar_of(organ, more=more), choices.beside(practice) if practice else choices)


def redatings(organ: Organ, *, on: Basis | None = None) -> Iterator[Redating]:
    """The open requests that rest on another basis than the organ's own now, those that stay put included."""
    found = on or basis(organ)
    for row in behind(found).prefetch_related("entries"):
        one = redating(row, found)
        if one.stale:
            yield one


def behind(on: Basis) -> QuerySet[DisclosureRequest]:
    """The open requests of an organ that may rest on another basis: all whose calendar is another.

    Which practice a request rests on hangs on the day it arrived; where anybody has chosen one, or did, all are asked.
    """
    other = ~Q(calendar_version=on.calendar.version) | ~Q(practice="")
    rows = DisclosureRequest.objects.filter(organ=on.organ, pending=True).select_related("organ")
    return (rows if on.choices.rows else rows.filter(other)).order_by("pk")


def redating(row: DisclosureRequest, on: Basis) -> Redating:
    """One request over a basis. Raises CalendarHorizonError."""
    case = fold(ledger.entries(row.entries.all()))
    new = projection.project(case, on.calendar, practice_for(case, on.choices))
    moved = {
        column: (getattr(row, column), getattr(new, column))
        for column in projection.DATED
        if getattr(row, column) != getattr(new, column)
    }
    return Redating(row, new, moved)
