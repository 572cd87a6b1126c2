"""What letters are built from: the organ, the request, the persons and papers they speak of."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from gongkai.documents.letters.wording import day, last_day
from gongkai.law.calendars import Calendar
from gongkai.law.practice import DEFAULT, Practice
from gongkai.law.receipt import Channel
from gongkai.law.remedies import RemedyNames


@dataclass(frozen=True, slots=True, kw_only=True)
class Party:
    """Somebody a letter is addressed to. Persons are called 你, organisations 你单位."""

    name: str
    organisation: bool = False

    @property
    def you(self) -> str:
        """How the letter calls its addressee."""
        return "你单位" if self.organisation else "你"


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """A request as registered: its own number, requester, first day, channel, and the information asked for."""

    number: str
    requester: Party
    received: date
    channel: Channel
    wanted: str
    corrected: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """What every letter of one case has in common.

    `organ` signs the letters; `contact` is where it is reached; `names` are those of the remedy paragraph;
    `served_online` that replies go out by internet (ARL 22(2) then wants the internet channel named).
    """

    organ: str
    contact: str
    request: Request
    names: RemedyNames
    served_online: bool = False
    practice: Practice = DEFAULT

    @property
    def you(self) -> str:
        """How letters call the requester."""
        return self.request.requester.you


@dataclass(frozen=True, slots=True)
class Deadline:
    """Working days from the receipt of a letter, with the last day for a letter received on `received`."""

    days: int
    received: date
    until: date

    def __str__(self) -> str:
        return f"{self.days}个工作日内（于{day(self.received)}收到的，至{last_day(self.until)}届满）"


def deadline(days: int, received: date, calendar: Calendar) -> Deadline:
    """So many working days after the day a letter is received. Raises CalendarHorizonError."""
    return Deadline(days, received, calendar.add(received, days))


@dataclass(frozen=True, slots=True, kw_only=True)
class Correction:
    """One thing to correct and how (Art. 30)."""

    what: str
    how: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchRecord:
    """How information was searched for: where, with which words, when, by whom."""

    scope: str
    systems: tuple[str, ...]
    keywords: tuple[str, ...]
    on: date | None
    by: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ThirdPartyView:
    """A third party's answer (Art. 32): asked on a day; answered on a day, or not at all; agreeing or not."""

    asked: date
    answered: date | None
    agrees: bool = False
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class RightOrgan:
    """The organ that answers for the information (Art. 36(5))."""

    name: str
    contact: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Opinion:
    """An opinion on a review sheet: in which role, what, by whom, when."""

    role: str
    text: str
    by: str
    on: date
