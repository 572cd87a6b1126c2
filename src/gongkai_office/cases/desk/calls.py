"""Calls for records as people read them: who was asked, how long there is, what came back."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from gongkai.law.calendars import Calendar
from gongkai_office.accounts.models import Person
from gongkai_office.accounts.policies import may
from gongkai_office.cases.desk.assignees import names_now
from gongkai_office.cases.desk.clock import days_left, left_in_words
from gongkai_office.cases.models import CallState, DisclosureRequest, RecordsCall
from gongkai_office.cases.policies import may_in
from gongkai_office.files.queries import numbers
from gongkai_office.organs.queries import calendar_of

DAYS = 5
"""Working days proposed for an answer: a target of the house, which no law sets."""
_SOON = 1


@dataclass(frozen=True, slots=True)
class Line:
    """One call. `left` says in words how much time there is, `grade` how urgent that is."""

    call: RecordsCall
    office: str
    asker: str
    left: str
    grade: str
    files: int = 0


@dataclass(frozen=True, slots=True)
class Doors:
    """What a reader of a call may do with it now, and whether they may open its case."""

    answer: bool
    manage: bool
    case: bool


def lines(calls: Iterable[RecordsCall], on: date) -> list[Line]:
    """Calls as lines, with the names of their offices."""
    found = list(calls)
    names = names_now([organ for call in found for organ in (call.office, call.organ)])
    kept = numbers(f"call:{call.pk}" for call in found)
    calendars: dict[str, Calendar] = {}
    made = []
    for call in found:
        calendar = calendars.setdefault(call.organ.region, calendar_of(call.organ))
        left, grade = _left(call, calendar, on)
        office, asker = names.get(call.office_id, ""), names.get(call.organ_id, "")
        made.append(Line(call, office, asker, left, grade, kept.get(f"call:{call.pk}", 0)))
    return made


def proposed_due(request: DisclosureRequest, on: date) -> date:
    """The day proposed for an answer: five working days, but not past the last day of the reply."""
    day = calendar_of(request.organ).add(on, DAYS)
    return min(day, request.reply_due) if request.reply_due and request.reply_due >= on else day


def doors(call: RecordsCall, person: Person, on: date) -> Doors:
    """What is open to a reader."""
    standing, request = call.state == CallState.OPEN, call.request
    return Doors(
        answer=standing and may(person, "call.answer", call.office, on),
        manage=standing and may_in(person, "case.handle", request, on),
        case=may_in(person, "case.read", request, on),
    )


def _left(call: RecordsCall, calendar: Calendar, on: date) -> tuple[str, str]:
    if call.state != CallState.OPEN:
        return "", ""
    left = days_left(call.due, calendar, on=on)
    grade = "" if left is None else "late" if left < 0 else "soon" if left <= _SOON else ""
    return left_in_words(left), grade
