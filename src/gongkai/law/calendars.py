"""Working days: which day counts, why, who said so, and how far the calendar can see.

A working day is a weekday that is no announced day off, or a weekend day announced as a make-up working day.
Sources: the State Council General Office's yearly notices; regional notices over them (`notices`).
Days in a year nobody has announced yet are counted by weekends alone and are *provisional*: `gaps` says why.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from functools import cache
from itertools import accumulate
from typing import TypeVar

from gongkai.errors import GongkaiError
from gongkai.law import notices
from gongkai.law.notices import NATION, Holiday, Notice, Region

_WEEKDAYS = "一二三四五六日"
_ONE = timedelta(days=1)
_PROVISIONAL_YEARS = 2  # years past the horizon that are counted by weekends alone, and say so
_FIRST_WEEKEND_DAY = 5

K = TypeVar("K")


class CalendarHorizonError(GongkaiError):
    """A date outside the years the calendar can say anything about."""


class DayKind(StrEnum):
    """Why a day is worked or not."""

    WORKDAY = "工作日"
    MAKE_UP = "调休上班"
    WEEKEND = "周末"
    HOLIDAY = "放假"


@dataclass(frozen=True, slots=True)
class Day:
    """One day of the calendar, with the notice it rests on (empty for ordinary weekdays and weekends)."""

    date: date
    kind: DayKind
    holiday: str = ""
    source: str = ""

    @property
    def working(self) -> bool:
        """Whether the day counts as a working day."""
        return self.kind is DayKind.WORKDAY or self.kind is DayKind.MAKE_UP

    @property
    def reason(self) -> str:
        """Why, in a few words.

        >>> Day(date(2024, 2, 18), DayKind.MAKE_UP, "春节").reason
        '春节调休，星期日上班'
        """
        if self.kind is DayKind.MAKE_UP:
            return f"{self.holiday}调休，{weekday(self.date)}上班"
        if self.kind is DayKind.HOLIDAY:
            return f"{self.holiday}放假"
        return weekday(self.date) if self.kind is DayKind.WEEKEND else "工作日"


def weekday(day: date) -> str:
    """The day of the week.

    >>> weekday(date(2024, 3, 4))
    '星期一'
    """
    return f"星期{_WEEKDAYS[day.weekday()]}"


class Calendar:
    """The working days of one region as known on one day, indexed once so that counting is a lookup.

    `first` and `horizon` bound the years that are announced; `version` names the newest notice used and a digest
    of every special day, so that two calendars count alike exactly when their versions are equal.
    """

    __slots__ = ("_days", "_known", "_origin", "_rank", "_working", "first", "horizon", "last", "region", "version")

    def __init__(self, used: tuple[Notice, ...], region: Region | None) -> None:
        self.region = region
        special = _special_days(used, region)
        self._known = {(notice.region, notice.year) for notice in used}
        years = sorted(year for code, year in self._known if code == NATION)
        self.first, self.horizon = date(years[0], 1, 1), date(years[-1], 12, 31)
        self.last = date(years[-1] + _PROVISIONAL_YEARS, 12, 31)
        self.version = _version(used, special)
        self._origin = self.first.toordinal()
        self._days = [special.get(day) or _ordinary(day) for day in _each(self.first, self.last)]
        self._working = [day.date for day in self._days if day.working]
        self._rank = list(accumulate(day.working for day in self._days))

    def __repr__(self) -> str:
        return f"<Calendar {self.version} {self.first}..{self.horizon}>"

    def is_working(self, day: date) -> bool:
        """Whether a day is a working day. Raises CalendarHorizonError."""
        return self._days[self._position(day)].working

    def add(self, day: date, working_days: int) -> date:
        """The n-th working day after a day, which itself is not counted.

        With n = 0: the day itself if it is worked, else the next working day, since no period of working days can
        end on a day of rest. Raises CalendarHorizonError.
        """
        rank = self._rank[self._position(day)] + working_days
        if not working_days and not self.is_working(day):
            rank += 1
        if rank > len(self._working):
            raise CalendarHorizonError(f"期限超出日历所能推算的范围（{self.last.isoformat()}）")
        return self._working[rank - 1]

    def count(self, after: date, until: date) -> int:
        """How many working days lie after one day and up to another, the second included.

        Raises CalendarHorizonError.
        """
        return self._rank[self._position(until)] - self._rank[self._position(after)]

    def day(self, day: date) -> Day:
        """One day with its reason and notice. Raises CalendarHorizonError."""
        return self._days[self._position(day)]

    def days(self, first: date, last: date) -> Sequence[Day]:
        """Every day from one date to another, both included. Raises CalendarHorizonError."""
        return self._days[self._position(first) : self._position(last) + 1] if first <= last else ()

    def require(self, received: date) -> None:
        """Refuse a first day that is neither in an announced year nor in the one after the horizon.

        A period that starts later could not even be estimated. Raises CalendarHorizonError.
        """
        if not self.first.year <= received.year <= self.horizon.year + 1:
            raise CalendarHorizonError(
                f"{received.isoformat()} 超出日历范围：已收录 {self.first.year} 年至 {self.horizon.year} 年的节假日安排"
            )

    def gaps(self, first: date, last: date) -> tuple[str, ...]:
        """Why dates between two days are provisional: one sentence a reason; empty where all is announced."""
        return tuple(reason for year in range(first.year, last.year + 1) if (reason := self._gap(year, self.region)))

    def _gap(self, year: int, region: Region | None) -> str:
        if (NATION, year) not in self._known:
            return f"{year}年国务院办公厅节假日安排尚未收录，该年只按周六、周日休息推算"
        if region and region.own_holidays and not any((code, year) in self._known for code in region.levels):
            return f"{region.name}{year}年的地方节假日（{region.own_holidays}）尚未录入，未予扣除"
        return ""

    def _position(self, day: date) -> int:
        position = day.toordinal() - self._origin
        if 0 <= position < len(self._rank):
            return position
        raise CalendarHorizonError(
            f"{day.isoformat()} 超出日历范围：已收录 {self.first.year} 年至 {self.horizon.year} 年的节假日安排，"
            f"最远可暂推至 {self.last.year} 年"
        )


def national(*, known_on: date = date.max) -> Calendar:
    """The national calendar, as known on a day."""
    return calendar(known_on=known_on)


def calendar(region: str | None = None, *, known_on: date = date.max, entered: tuple[Notice, ...] = ()) -> Calendar:
    """The calendar of a region (six-digit code) or of the nation, as known on a day.

    `entered` are an operator's own notices (`notices.read_folder`); a notice for a county reaches that county
    only, one for a province every place in it. Raises UnknownRegionError.
    """
    place = notices.region(region) if region and region != NATION else None
    return _build(place, known_on, entered)


@cache
def _build(place: Region | None, known_on: date, entered: tuple[Notice, ...]) -> Calendar:
    codes = (NATION, *(place.levels if place else ()))
    used = [n for n in notices.built_in() + entered if n.region in codes and n.known_on(known_on)]
    if not any(notice.region == NATION for notice in used):
        raise CalendarHorizonError(f"{known_on.isoformat()} 之前没有收录国务院办公厅的节假日通知")
    return Calendar(tuple(sorted(used, key=_precedence)), place)


def _precedence(notice: Notice) -> tuple[str, date]:
    return (notice.region, notice.issued or date(notice.year, 1, 1))


def _special_days(used: tuple[Notice, ...], region: Region | None) -> dict[date, Day]:
    holidays: dict[tuple[str, int, str], tuple[Notice, Holiday]] = {}
    for notice in used:
        for holiday in notice.holidays:
            holidays[notice.region, notice.year, holiday.name] = (notice, holiday)
    order = [NATION, *(region.levels if region else ())]
    special: dict[date, Day] = {}
    for notice, holiday in sorted(holidays.values(), key=lambda pair: order.index(pair[0].region)):
        special |= {day: Day(day, DayKind.HOLIDAY, holiday.name, notice.number) for day in holiday.off}
        special |= {day: Day(day, DayKind.MAKE_UP, holiday.name, notice.number) for day in holiday.work}
    return special


def _version(used: tuple[Notice, ...], special: Mapping[date, Day]) -> str:
    newest = max(notice.issued or date(notice.year, 1, 1) for notice in used)
    table = ";".join(f"{day}{special[day].kind}" for day in sorted(special))
    return f"{newest.isoformat()}-{hashlib.sha256(table.encode()).hexdigest()[:8]}"


def _ordinary(day: date) -> Day:
    return Day(day, DayKind.WEEKEND if day.weekday() >= _FIRST_WEEKEND_DAY else DayKind.WORKDAY)


def _each(first: date, last: date) -> Iterator[date]:
    return (first + _ONE * offset for offset in range((last - first).days + 1))


@dataclass(frozen=True, slots=True)
class Moved:
    """A date that another calendar version moves. None stands for "no date while waiting"."""

    key: str
    old: date | None
    new: date | None


def moved(dues: Mapping[str, Callable[[Calendar], date | None]], *, old: Calendar, new: Calendar) -> tuple[Moved, ...]:
    """Which open dates move when a new calendar version arrives, in the order given.

    `dues` maps a case's key to the function that derives its date from a calendar; nothing is changed here, the
    list is for people to see first.
    """
    both = (Moved(key, due(old), due(new)) for key, due in dues.items())
    return tuple(entry for entry in both if entry.old != entry.new)
