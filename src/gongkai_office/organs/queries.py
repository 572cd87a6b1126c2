"""What screens and other apps may ask about organs."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from uuid import UUID

from django.db.models import Q, QuerySet

from gongkai.law.calendars import Calendar, calendar
from gongkai.law.notices import Holiday, Notice
from gongkai_office.once import once
from gongkai_office.organs.models import EnteredNotice, Organ, OrganName, Particulars


def below(organ: Organ) -> QuerySet[Organ]:
    """The organ and everything below it, by one prefix filter."""
    return Organ.objects.filter(path__startswith=organ.path)


def upward(path: str) -> list[str]:
    """The paths of an organ and of all above it.

    >>> upward("/a/b/")
    ['/a/', '/a/b/']
    """
    parts = path.strip("/").split("/")
    return [f"/{'/'.join(parts[:depth])}/" for depth in range(1, len(parts) + 1)]


def open_on(day: date) -> QuerySet[Organ]:
    """The organs that exist on a day."""
    return Organ.objects.filter(opened_on__lte=day).filter(Q(closed_on__isnull=True) | Q(closed_on__gt=day))


def name_on(organ: Organ, day: date) -> OrganName:
    """The name an organ bore on a day; before its first name, the first. Raises OrganName.DoesNotExist without any."""
    return borne(organ.names.all(), day)


def borne(names: Iterable[OrganName], day: date) -> OrganName:
    """The one of an organ's names that it bore on a day, as `name_on`; for whoever asks about many days."""
    rows = sorted(names, key=lambda name: name.start)
    if not rows:
        raise OrganName.DoesNotExist
    return next((name for name in reversed(rows) if name.start <= day), rows[0])


def names_on(organs: Iterable[Organ], day: date) -> dict[UUID, str]:
    """What organs were called on a day, by their ids; those without a name yet are called by their first."""
    rows = list(OrganName.objects.filter(organ__in=list(organs)).order_by("start"))
    first = {row.organ_id: row.name for row in reversed(rows)}
    return first | {row.organ_id: row.name for row in rows if row.start <= day}


def successor_of(organ: Organ) -> Organ:
    """The organ that answers for this one now: itself, or the last in the line of its successors."""
    while organ.successor:
        organ = organ.successor
    return organ


def line_of_succession(organ: Organ, on: date) -> list[Organ]:
    """The organ and those that took over from it by a day, the one that answers for it then last."""
    line = [organ]
    while (last := line[-1]).closed_on and last.closed_on <= on and last.successor:
        line.append(last.successor)
    return line


def particulars_of(organ: Organ, on: date) -> Particulars | None:
    """What an organ's letters say of it on a day; None before anybody has entered it."""
    return organ.particulars.filter(start__lte=on).order_by("-start", "-entered_at", "-pk").first()


def calendar_of(organ: Organ, *, known_on: date = date.max, more: tuple[Notice, ...] = ()) -> Calendar:
    """The calendar an organ counts by: national notices, its region's, those entered by operators.

    `more` are notices that nobody has entered, to see what would follow.
    """
    return calendar(organ.region, known_on=known_on, entered=(*_entered(), *more))


def calendars_of(organs: Iterable[Organ]) -> dict[UUID, Calendar]:
    """The calendar each of several organs counts by, by their ids; one query for all, one calendar a region."""
    entered = _entered()
    regions: dict[str, Calendar] = {}
    for organ in (known := list(organs)):
        if organ.region not in regions:
            regions[organ.region] = calendar(organ.region, known_on=date.max, entered=entered)
    return {organ.pk: regions[organ.region] for organ in known}


@once
def _entered() -> tuple[Notice, ...]:
    """The notices that operators have entered."""
    return tuple(map(_notice, EnteredNotice.objects.all()))


def _notice(row: EnteredNotice) -> Notice:
    holidays = tuple(
        Holiday(
            holiday["name"],
            tuple(map(date.fromisoformat, holiday["off"])),
            tuple(map(date.fromisoformat, holiday["work"])),
            holiday.get("note", ""),
        )
        for holiday in row.holidays
    )
    return Notice(row.region, row.year, row.number, row.issued, holidays)
