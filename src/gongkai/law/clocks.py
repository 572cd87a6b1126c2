"""The reply clock: what happened to it, and which dates follow.

`Clock` holds facts only; every date is derived from them over a calendar, so a new calendar version moves dates
without touching a fact. What may happen to a clock stands in `events`, the day-by-day working in `working`.

Sources: OGI Regulations, Arts. 30 (correction), 32 and 34 (consultation), 33 (reply, extension), 35 (excessive
requests); the fee rules for payment. While the requester is to act there is no reply date: it starts anew when he
has acted.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from gongkai.law import periods
from gongkai.law.calendars import Calendar
from gongkai.law.practice import DEFAULT, Practice


class Ask(StrEnum):
    """Whose answer is asked; its member's value names the days that are not counted."""

    THIRD_PARTY = "征求第三方意见"
    ORGAN = "征求共同制作机关意见"
    REASONS = "等待申请人说明理由"


class Wait(StrEnum):
    """What the clock waits for before it starts anew."""

    CORRECTION = "等待申请人补正"
    PAYMENT = "等待申请人缴费"
    REASONS = "等待申请人说明理由"


@dataclass(frozen=True, slots=True)
class Question:
    """A question put to somebody else. Its days are not counted, from the day after it until its answer."""

    whom: Ask
    asked: date
    answered: date | None = None

    def end(self, calendar: Calendar) -> date | None:
        """Last day not counted: the answer, at the latest the end of the 15 working days; None while open-ended."""
        if self.whom is Ask.REASONS:
            return self.answered
        period = periods.CONSULTATION if self.whom is Ask.THIRD_PARTY else periods.ORGAN_CONSULTATION
        expiry = calendar.add(self.asked, period.on(self.asked).value)
        return min(self.answered, expiry) if self.answered else expiry


class Clock(NamedTuple):
    """The facts of one request's clock.

    `received` is the first day of receipt, `day0` the day the running period counts from (later after a correction
    or a payment), `last` the day of the newest event. The other dates are None until they happen.
    """

    received: date
    day0: date
    last: date
    waiting: Wait | None = None
    questions: tuple[Question, ...] = ()
    extended: bool = False
    extension_spent: bool = False
    correction_noticed: date | None = None
    corrected: date | None = None
    fee_noticed: date | None = None
    fee_paid: date | None = None
    delayed_until: date | None = None


def start(day0: date) -> Clock:
    """The clock of a request received on a day."""
    return Clock(received=day0, day0=day0, last=day0)


def reply_due(received: date, calendar: Calendar) -> date:
    """Last day to reply to a request received on `received` to which nothing else has happened.

    Counts 20 working days, make-up days included; receipt is day 0.
    Source: OGI Regulations, Art. 33(2). Raises CalendarHorizonError.
    """
    return calendar.add(received, periods.REPLY.on(received).value)


@dataclass(frozen=True, slots=True)
class Dates:
    """What follows from a clock over a calendar; None where the law sets no such date now.

    `reply_due` is the last lawful day given all events so far, with an open consultation taken to use its whole
    period; `extended_due` the last day if the period is, or were now, extended. `provisional` says why a date may
    still move, one sentence a reason; `extended_provisional` the same for `extended_due` alone.
    """

    correction_due: date | None
    reply_due: date | None
    extended_due: date | None
    correction_by: date | None
    pay_by: date | None
    waiting: Wait | None
    provisional: tuple[str, ...]
    extended_provisional: tuple[str, ...]

    def overdue_on(self, as_of: date) -> date | None:
        """First day without a lawful reply, if that day has come by `as_of`."""
        if self.reply_due is None or as_of <= self.reply_due:
            return None
        return date.fromordinal(self.reply_due.toordinal() + 1)


def dates(clock: Clock, calendar: Calendar, practice: Practice = DEFAULT) -> Dates:
    """Every date that follows from the facts. Raises CalendarHorizonError."""
    due = due_day(clock, calendar, practice, extended=clock.extended)
    extended = _extended_due(clock, calendar, practice)
    corrected_by, paid_by = correction_by(clock, calendar, practice), pay_by(clock, calendar)
    latest = max(day for day in (clock.last, due, corrected_by, paid_by) if day)
    return Dates(
        correction_due=correction_due(clock, calendar),
        reply_due=due,
        extended_due=extended,
        correction_by=corrected_by,
        pay_by=paid_by,
        waiting=_waiting(clock, practice),
        provisional=calendar.gaps(clock.received, latest),
        extended_provisional=calendar.gaps(clock.received, extended) if extended else (),
    )


def _extended_due(clock: Clock, calendar: Calendar, practice: Practice) -> date | None:
    if clock.extension_spent and not clock.extended:
        return None
    return due_day(clock, calendar, practice, extended=True)


def correction_due(clock: Clock, calendar: Calendar) -> date | None:
    """Last day to ask for a correction: 7 working days from the first receipt (Art. 30); None under the old law."""
    period = periods.CORRECTION_NOTICE
    if clock.received < period.values[0].start:
        return None
    return calendar.add(clock.received, period.on(clock.received).value)


def correction_by(clock: Clock, calendar: Calendar, practice: Practice = DEFAULT) -> date | None:
    """Last day of the period given for the correction; practice, since Art. 30 says only "reasonable"."""
    if clock.waiting is not Wait.CORRECTION or not clock.correction_noticed:
        return None
    return calendar.add(clock.correction_noticed, practice.correction_period)


def pay_by(clock: Clock, calendar: Calendar) -> date | None:
    """Last day to pay: 20 working days from the day after the fee notice was received."""
    if not clock.fee_noticed:
        return None
    return calendar.add(clock.fee_noticed, periods.PAYMENT.on(clock.fee_noticed).value)


def due_day(clock: Clock, calendar: Calendar, practice: Practice = DEFAULT, *, extended: bool) -> date | None:
    """The last day of the reply period, with or without the extension; None while waiting for the requester.

    Days in `stretches` are not counted. A question asked on the very last day leaves no day: the reply is then due
    on the day the answer comes, or the first working day after it.
    """
    if _waiting(clock, practice):
        return None
    if clock.delayed_until:
        return clock.delayed_until
    left, cursor = limit(clock, extended=extended), clock.day0
    for first, last in stretches(clock, calendar, practice):
        used = calendar.count(cursor, first)
        if used > left:
            break
        left, cursor = left - used, last
    return calendar.add(cursor, left)


def limit(clock: Clock, *, extended: bool) -> int:
    """Working days of the reply period: 20, or 40 when extended (Art. 33)."""
    days = periods.REPLY.on(clock.day0).value
    return days + periods.EXTENSION.on(clock.day0).value if extended else days


def stretches(clock: Clock, calendar: Calendar, practice: Practice = DEFAULT) -> tuple[tuple[date, date], ...]:
    """Spans of days not counted, as (last counted day, last day not counted), in order and not overlapping.

    Source: OGI Regulations, Art. 33(3); for reasons asked under Art. 35, practice.
    """
    spans: list[tuple[date, date]] = []
    for question in clock.questions:
        end = question.end(calendar)
        if end is None or (question.whom is Ask.REASONS and not practice.pause_while_asking_reasons):
            continue
        begin = max(question.asked, spans[-1][1] if spans else clock.day0)
        if end > begin:
            spans.append((begin, end))
    return tuple(spans)


def _waiting(clock: Clock, practice: Practice) -> Wait | None:
    if clock.waiting is Wait.REASONS and not practice.pause_while_asking_reasons:
        return None
    return clock.waiting
