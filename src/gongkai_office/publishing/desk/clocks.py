"""How long there is to publish what was formed (Art. 26)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from gongkai.errors import GongkaiError
from gongkai.law.publication import publication_due
from gongkai_office.organs.queries import calendar_of
from gongkai_office.publishing.models import Version


@dataclass(frozen=True, slots=True)
class Due:
    """The last day to publish, and the days of the calendar left until then; negative where it is past."""

    day: date
    left: int


def due(version: Version, on: date) -> Due | None:
    """The last day for a version that is not out yet; None where the law of its day sets none."""
    try:
        day = publication_due(version.formed_on, calendar_of(version.organ), changed=version.changed_on)
    except GongkaiError:
        return None
    return Due(day, (day - on).days)
