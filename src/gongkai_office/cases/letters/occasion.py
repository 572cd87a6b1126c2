"""What every letter of a case has in common, taken from the case on the day the letter is written."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from gongkai.cases.entries import Applicant
from gongkai.cases.state import Case, running
from gongkai.documents import letters
from gongkai.law import clocks
from gongkai.law.calendars import Calendar
from gongkai.law.clocks import Clock, Dates
from gongkai.law.practice import Practice
from gongkai.law.receipt import Channel
from gongkai.law.remedies import RemedyNames
from gongkai_office.cases.models import DisclosureRequest
from gongkai_office.cases.practice import practice_in
from gongkai_office.cases.requesters import opened
from gongkai_office.organs.models import Organ, Particulars
from gongkai_office.organs.queries import calendar_of, line_of_succession, name_on, particulars_of

_BY_INTERNET = ("电子", "网")
"""Signs of a way of receiving that runs over the internet."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Occasion:
    """A case on a day: its row, what its entries fold to, and what its organ has entered about itself.

    `answering` is its organ, or the one that continues the powers of one that ended: letters go out in its name.
    """

    request: DisclosureRequest
    state: Case
    on: date
    calendar: Calendar
    answering: Organ
    particulars: Particulars | None
    practice: Practice

    @property
    def clock(self) -> Clock:
        """The running clock. Raises ProcedureError before the request is received."""
        return running(self.state)

    @property
    def dates(self) -> Dates:
        """The dates of the running clock. Raises CalendarHorizonError."""
        return clocks.dates(self.clock, self.calendar, self.practice)

    @property
    def requester(self) -> letters.Party:
        """Who asks, by their full name. Raises SealError, KeyMissingError."""
        row = self.request.requester
        return letters.Party(name=opened(row).name, organisation=Applicant(row.kind) is not Applicant.NATURAL_PERSON)

    @property
    def case(self) -> letters.Case:
        """What the builders of letters start from."""
        known = self.particulars
        return letters.Case(
            organ=name_on(self.answering, self.on).name,
            contact=known.contact if known else "",
            request=letters.Request(
                number=self.request.number,
                requester=self.requester,
                received=self.clock.received,
                channel=Channel(self.request.channel or self.request.arrived_by),
                wanted=self.request.description,
                corrected=self.clock.corrected,
            ),
            names=RemedyNames(
                known.bodies if known else (), known.court if known else "", known.online if known else ""
            ),
            served_online=any(sign in self.request.delivery_wanted for sign in _BY_INTERNET),
            practice=self.practice,
        )

    def lacking(self) -> Iterator[str]:
        """What the organ has not entered about itself, as a clause that says where to do so."""
        missing = self.particulars.missing() if self.particulars else ("办公地址", "联系电话", "行政复议机关", "法院")
        if missing:
            yield f"本机关还没有登记{'、'.join(missing)}，请本机关管理员在“机关信息”中填写"


def occasion(request: DisclosureRequest, state: Case, on: date) -> Occasion:
    """The case on a day."""
    answering = line_of_succession(request.organ, on)[-1]
    return Occasion(
        request=request,
        state=state,
        on=on,
        calendar=calendar_of(request.organ),
        answering=answering,
        particulars=particulars_of(answering, on),
        practice=practice_in(request, state),
    )
