"""How long there is to publish what was formed (Art. 26)."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from gongkai.errors import GongkaiError
from gongkai.law.calendars import Calendar
from gongkai.law.publication import publication_due
from gongkai_office.organs.queries import calendars_of
from gongkai_office.publishing.models import Version


@dataclass(frozen=True, slots=True)
class Due:
    """The last day to publish, and the days of the calendar left until then; negative where it is past."""

    day: date
    left: int


def dues(versions: Collection[Version], on: date) -> list[Due | None]:
    """The last day for each version that is not out yet; None where the law of its day sets none."""
    calendars = calendars_of([row.organ for row in versions])
    return [_due(row, calendars[row.organ_id], on) for row in versions]


def _due(version: Version, calendar: Calendar, on: date) -> Due | None:
    try:
        day = publication_due(version.formed_on, calendar, changed=version.changed_on)
    except GongkaiError:
        return None
    return Due(day, (day - on).days)
