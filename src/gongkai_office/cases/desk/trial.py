"""What would follow from an arrival that is not saved yet: the first day, its proof, the last lawful day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from gongkai.law import clocks
from gongkai.law.receipt import Channel, FirstDay, UnconfirmedError, first_day
from gongkai_office.cases.desk.clock import ClockFace, clock_face
from gongkai_office.organs.models import Organ
from gongkai_office.organs.practices import practice_of
from gongkai_office.organs.queries import calendar_of


@dataclass(frozen=True, slots=True)
class Trial:
    """The first day with its proof, and the clock from it; `missing` says what a real first day still needs.

    While a confirmation is missing, the clock is that of a confirmation on the day of asking.
    """

    first: FirstDay
    face: ClockFace
    missing: str = ""


def try_arrival(organ: Organ, channel: Channel, *, arrived: date, confirmed: date | None, on: date) -> Trial:
    """What would follow. Raises GongkaiError where the days cannot be."""
    missing, practice = "", practice_of(organ, arrived)
    try:
        first = first_day(channel, arrived=arrived, confirmed=confirmed, practice=practice)
    except UnconfirmedError as error:
        missing, first = str(error), first_day(channel, arrived=arrived, confirmed=max(arrived, on))
    calendar = calendar_of(organ)
    calendar.require(first.day0)
    return Trial(first, clock_face(clocks.start(first.day0), calendar, practice, on=on), missing)
