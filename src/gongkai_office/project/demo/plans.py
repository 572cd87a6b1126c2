"""Which requests there are: those of 2023 by the figures, the years since, and one for each heading of Today."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from gongkai.cases.entries import Applicant, DisputeResult, Forum
from gongkai.cases.years import CARRIED_OVER
from gongkai.law.calendars import Calendar
from gongkai.law.outcomes import Outcome
from gongkai.law.receipt import Channel
from gongkai_office.project.demo import courses, steps
from gongkai_office.project.demo.courses import (
    REASONS,
    TAKEN,
    THIRD_PARTY,
    Course,
    concluded,
    disputed,
    replied,
    taken_to_court,
    usual,
)
from gongkai_office.project.demo.tables import figures

YEAR = 2023
"""The year whose counts are given."""

_FIRST, _HANDLED_BY = date(YEAR, 1, 4), date(YEAR, 10, 31)
_LATE, _LAST = date(YEAR, 12, 19), date(YEAR, 12, 28)
_SINCE = date(YEAR + 1, 1, 8)
_SELDOM, _OFTEN, _RECENT = 8, 2, 60  # working days between arrivals long ago and lately, and how long lately lasts
_LONG_AGO = 48  # requests of the years before lately, at most
_SHOWN = "demo-office"  # where a newcomer looks first
_STRIDE = 37  # spreads the rows of the table over the year; prime to the number of requests
_ATTACKED = (Outcome.NOT_HELD, Outcome.INTERNAL_AFFAIRS)
_OUTCOMES = (Outcome.GRANTED, Outcome.PARTIAL, Outcome.NOT_HELD, *Outcome)
_CHANNELS = (
    Channel.ONLINE, Channel.REGISTERED_MAIL, Channel.ONLINE, Channel.COUNTER, Channel.EMAIL, Channel.ONLINE,
    Channel.ORDINARY_MAIL, Channel.FAX, Channel.ONLINE, Channel.COUNTER, Channel.REGISTERED_MAIL,
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Plan:
    """When and how a request comes in, who asks, and its course from there; `of` may name the organ that is asked."""

    day: date
    channel: Channel
    applicant: Applicant
    course: Course
    of: str = ""


def plans(calendar: Calendar, today: date) -> list[Plan]:
    """Every request up to a day, in the order of arrival."""
    made = [*_of_the_year(calendar), *_since(calendar, today), *_on_the_desk(calendar, today)]
    return sorted((plan for plan in made if plan.day < today), key=lambda plan: plan.day)


def _of_the_year(calendar: Calendar) -> Iterator[Plan]:
    """2023: as many of each kind of requester and outcome, and of each dispute, as the figures say."""
    asked = figures().asked()
    handled = [(who, Outcome(row)) for who, row in asked if row != CARRIED_OVER]
    handled = [handled[place * _STRIDE % len(handled)] for place in range(len(handled))]
    late = [who for who, row in asked if row == CARRIED_OVER]
    days = _spread(calendar, _FIRST, _HANDLED_BY, len(handled))
    ways = _ways([outcome for _, outcome in handled])
    for number, ((who, _), day, way) in enumerate(zip(handled, days, ways, strict=True)):
        yield Plan(day, _channel(number), who, way)
    for number, (who, day) in enumerate(zip(late, _spread(calendar, _LATE, _LAST, len(late)), strict=True)):
        yield Plan(day, _channel(number), who, concluded(_OUTCOMES[number]))


def _ways(outcomes: Sequence[Outcome]) -> Iterator[Course]:
    """The course of each request: the first refusals are attacked, one of the odd ones was withdrawn."""
    disputes = [key for key, number in figures().disputes.items() for _ in range(number)]
    withdrawn = False
    for number, outcome in enumerate(outcomes):
        if outcome in _ATTACKED and disputes:
            forum, result = disputes.pop()
            yield disputed(outcome, forum, DisputeResult(result))
        elif outcome is Outcome.OTHER and not withdrawn:
            withdrawn = True
            yield courses.WITHDRAWAL
        else:
            yield usual(outcome, number)


def _since(calendar: Calendar, today: date) -> Iterator[Plan]:
    """A quiet stream from 2024 on, livelier in the last weeks; the same in number however long ago 2024 is."""
    number, day, lately = 0, _SINCE, today - timedelta(days=_RECENT * 7 // 5)
    seldom = max(_SELDOM, calendar.count(_SINCE, lately) // _LONG_AGO) if lately > _SINCE else _SELDOM
    while day < today:
        outcome = _OUTCOMES[number % len(_OUTCOMES)]
        way = taken_to_court(outcome) if outcome is Outcome.INTERNAL_AFFAIRS else usual(outcome, number)
        yield Plan(day, _channel(number), _who(number), way)
        number, day = number + 1, calendar.add(day, _OFTEN if day > lately else seldom)


def _on_the_desk(calendar: Calendar, today: date) -> Iterator[Plan]:
    """Something for each heading of Today and for each step of a case.

    Late, due, ending, unconfirmed, untaken, unsigned, unserved, unproved, called; awaiting reasons or another organ;
    with a third party to be told.
    """
    correction, fee, reasons, organ = (way[:1] for way in (courses.CORRECTION, courses.FEE, REASONS, courses.ORGAN))
    third_party: Course = ((2, steps.third_party_consulted),)
    called: Course = ((3, steps.called),)
    proposed: Course = ((13, steps.extension_proposed),)
    unsigned: Course = ((6, steps.drafted(Outcome.PARTIAL)),)
    unserved: Course = ((6, steps.drafted(Outcome.GRANTED)), (1, steps.signed))
    unproved: Course = ((6, steps.drafted(Outcome.GRANTED)), (1, steps.signed), (1, steps.served_unproved))
    for before, channel, course in (
        (1, Channel.ONLINE, ()),
        (2, Channel.ONLINE, ()),
        (3, Channel.COUNTER, ((1, steps.handed_out),)),
        (8, Channel.COUNTER, (*TAKEN, *unsigned)),
        (9, Channel.EMAIL, (*TAKEN, *unsigned)),
        (10, Channel.COUNTER, (*TAKEN, *unserved)),
        (13, Channel.COUNTER, (*TAKEN, *fee)),
        (14, Channel.REGISTERED_MAIL, (*TAKEN, *unproved)),
        (15, Channel.COUNTER, (*TAKEN, *reasons)),
        (17, Channel.COUNTER, (*TAKEN, *organ)),
        (18, Channel.COUNTER, (*TAKEN, *correction)),
        (16, Channel.COUNTER, (*TAKEN, *proposed)),
        (18, Channel.FAX, (*TAKEN, *third_party)),
        (20, Channel.COUNTER, (*TAKEN, *called)),
        (20, Channel.REGISTERED_MAIL, TAKEN),
        (22, Channel.COUNTER, (*TAKEN, *called, (2, steps.call_answered))),
        (24, Channel.COUNTER, (*TAKEN, *THIRD_PARTY)),
        (25, Channel.COUNTER, (*TAKEN, *fee)),
        (70, Channel.COUNTER, _ordered(today)),
    ):
        yield Plan(_back(calendar, today, before), channel, _who(before), course, _SHOWN)


def _ordered(today: date) -> Course:
    """A refusal corrected in reconsideration; the reply it ordered is due today, working day or not."""
    forum = Forum.RECONSIDERATION
    dispute: Course = ((15, steps.attacked(forum)), (30, steps.settled(forum, DisputeResult.CORRECTED)))
    return (*replied(Outcome.NOT_HELD), *dispute, (1, steps.reopened(today)))


def _spread(calendar: Calendar, first: date, last: date, number: int) -> list[date]:
    """So many working days at even distances, the first and the last among them."""
    room = calendar.count(first, last)
    return [calendar.add(first, place * room // (number - 1)) for place in range(number)]


def _back(calendar: Calendar, day: date, working_days: int) -> date:
    """The working day from which so many lead to the day, or to the last working day before it."""
    found, left = day, working_days
    while left or not calendar.is_working(found):
        left -= calendar.is_working(found)
        found -= timedelta(days=1)
    return found


def _channel(number: int) -> Channel:
    return _CHANNELS[number % len(_CHANNELS)]


def _who(number: int) -> Applicant:
    """Mostly people; now and then an organisation."""
    return tuple(Applicant)[number % 18 // 3] if number % 3 == 1 else Applicant.NATURAL_PERSON
