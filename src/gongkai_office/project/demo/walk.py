"""A request on its way: from working day to working day, one verb of the office after the other.

What would happen on the given day or later has not happened yet, so that a course simply stops there: whatever day
the demonstration is filled on, requests stand in every stage.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from uuid import UUID

from gongkai.cases.entries import Applicant
from gongkai.law.calendars import Calendar
from gongkai.law.receipt import Channel
from gongkai_office.cases.commands.arrive import Wanted
from gongkai_office.cases.commands.register import Registered, register
from gongkai_office.cases.commands.submit import Submitted, submit
from gongkai_office.cases.letters.notices import Receipt
from gongkai_office.ids import new_id
from gongkai_office.project.demo.county import Desk, morning
from gongkai_office.project.demo.inventions import particulars

_PAUSE = timedelta(minutes=25)


@dataclass(frozen=True, slots=True, kw_only=True)
class Arrival:
    """A request before it is handed in: what, when, by whom, which way; `number` tells it from all others."""

    number: int
    desk: Desk
    day: date
    channel: Channel
    applicant: Applicant
    description: str
    papers: tuple[UUID, ...] = ()


@dataclass(slots=True, kw_only=True)
class Walk:
    """Where a request is: its case, who works on it, the day and the instant of the last step, what is ahead."""

    arrival: Arrival
    calendar: Calendar
    course: Iterable[Step]
    case: UUID = field(init=False)
    number: str = field(init=False)
    code: str = field(init=False)
    day: date = field(init=False)
    ahead: deque[Step] = field(init=False)
    at: datetime = field(init=False)

    @property
    def desk(self) -> Desk:
        """Who works on it."""
        return self.arrival.desk

    def begin(self) -> None:
        """Hand the request in; what comes without a person is confirmed by the registrar as a step of its own."""
        self.ahead = deque(self.course)
        self.day, self.at = self.arrival.day, morning(self.arrival.day)
        made = self._submitted() if self.arrival.channel is Channel.ONLINE else self._registered()
        self.case, self.number, self.code = made.request.pk, made.request.number, made.code

    def follow(self, until: date) -> None:
        """Take the steps that lie before a day; those after it are taken when it is called for a later one."""
        while self.ahead:
            wait, act = self.ahead[0]
            day = self.calendar.add(self.day, wait)
            if day >= until:
                return
            self.ahead.popleft()
            self.at = max(self.at + _PAUSE, morning(day))
            self.day = day
            act(self)

    def _submitted(self) -> Submitted:
        return submit(
            organ=self.desk.organ,
            applicant=self.arrival.applicant,
            particulars=particulars(self.arrival.applicant, self.arrival.number),
            wanted=self._wanted(),
            idempotency=str(new_id()),
            on=self.day,
            at=self.at,
            papers=self.arrival.papers,
        )

    def _registered(self) -> Registered:
        return register(
            organ=self.desk.organ,
            channel=self.arrival.channel,
            applicant=self.arrival.applicant,
            particulars=particulars(self.arrival.applicant, self.arrival.number),
            wanted=self._wanted(),
            arrived=self.day,
            confirmed=self.day if self.arrival.channel.needs_confirmation else None,
            by=self.desk.registrar,
            at=self.at,
            papers=self.arrival.papers,
            receipt=Receipt(),
        )

    def _wanted(self) -> Wanted:
        online = self.arrival.channel in (Channel.ONLINE, Channel.EMAIL)
        return Wanted(
            description=self.arrival.description,
            form="电子文档" if online else "纸质",
            delivery="电子邮件" if online else "邮寄",
        )


Act = Callable[[Walk], object]
Step = tuple[int, Act]
"""Working days to wait, then what is done."""
