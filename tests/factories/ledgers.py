"""Invented ledgers: one request's entries, written down day by day."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, time, timedelta, timezone

from hypothesis import strategies as st

from gongkai.cases.acceptance import record
from gongkai.cases.entries import (
    Applicant,
    Detail,
    DisputeResult,
    Draft,
    Entry,
    EntryKind,
    Filing,
    Forum,
    Receipt,
    Role,
    Ruling,
    Until,
    Voiding,
)
from gongkai.cases.procedure import possible
from gongkai.cases.state import EMPTY, Case
from gongkai.errors import GongkaiError
from gongkai.law.calendars import Calendar, national
from gongkai.law.outcomes import Outcome
from gongkai.law.receipt import Channel

BEIJING = timezone(timedelta(hours=8))
PEOPLE = {
    Role.REQUESTER: "req",
    Role.REGISTRAR: "reg",
    Role.HANDLER: "han",
    Role.REVIEWER: "rev",
    Role.HEAD: "head",
}
CALENDAR = national()


def entry(
    number: int, kind: EntryKind, on: date, detail: Detail | None = None, *, role: Role = Role.HANDLER, by: str = ""
) -> Entry:
    """An entry written down at noon of the day it takes effect."""
    at = datetime.combine(on, time(12), BEIJING) + timedelta(seconds=number)
    return Entry(f"e{number}", kind, on, at, by or PEOPLE[role], role, detail)


def receipt(applicant: Applicant = Applicant.NATURAL_PERSON) -> Receipt:
    """A paper request handed in at the counter."""
    return Receipt(Channel.COUNTER, applicant)


def answered(
    received: date, replied: date, outcome: Outcome = Outcome.GRANTED, applicant: Applicant = Applicant.NATURAL_PERSON
) -> list[Entry]:
    """The plainest ledger: received, drafted, signed and served."""
    return [
        entry(1, EntryKind.RECEIVED, received, receipt(applicant)),
        entry(2, EntryKind.DRAFTED, replied, Draft(outcome)),
        entry(3, EntryKind.SIGNED, replied, role=Role.HEAD),
        entry(4, EntryKind.SERVED, replied),
    ]


@st.composite
def ledgers(
    draw: st.DrawFn, *, first: date = date(2021, 1, 4), longest: int = 16, calendar: Calendar = CALENDAR
) -> list[Entry]:
    """Random lawful ledgers: at each step something that may be done is tried, and kept where it is accepted.

    Withdrawal and mending are rare, the next step towards a reply is common, so that most cases get somewhere.
    """
    case: Case = EMPTY
    day = first + timedelta(draw(st.integers(0, 700)))
    for number in range(1, draw(st.integers(4, longest)) + 1):
        moves = [(kind, role) for role in Role for kind in possible(case.stage, role)]
        kind, role = draw(st.sampled_from([move for move in moves for _ in range(_COMMON.get(move[0], 2))]))
        detail = draw(_DETAILS[kind](case, day)) if kind in _DETAILS else None
        tried = entry(number, kind, day, detail, role=role)
        try:
            case, _ = record(case, tried, calendar)
        except GongkaiError:
            continue
        day += timedelta(draw(st.integers(0, 30)))
    return list(case.entries)


_COMMON = {
    EntryKind.RECEIVED: 8,
    EntryKind.CORRECTED: 8,
    EntryKind.FEE_PAID: 8,
    EntryKind.REASONS_GIVEN: 8,
    EntryKind.DRAFTED: 8,
    EntryKind.SIGNED: 16,
    EntryKind.SERVED: 16,
    EntryKind.WITHDRAWN: 1,
    EntryKind.VOIDED: 1,
}


def _disputes(case: Case) -> st.SearchStrategy[Detail]:
    pending = [dispute.id for dispute in case.disputes if not dispute.ended] or ["d0"]
    return st.builds(Ruling, st.sampled_from(pending), st.sampled_from(DisputeResult))


_DETAILS: dict[EntryKind, Callable[[Case, date], st.SearchStrategy[Detail]]] = {
    EntryKind.RECEIVED: lambda _case, _day: st.builds(
        Receipt, st.sampled_from(Channel), st.sampled_from(Applicant), st.just("")
    ),
    EntryKind.DRAFTED: lambda _case, _day: st.builds(Draft, st.sampled_from(Outcome)),
    EntryKind.DELAYED: lambda _case, day: st.builds(Until, st.just(day + timedelta(days=40))),
    EntryKind.REOPENED: lambda _case, day: st.builds(Until, st.just(day + timedelta(days=30))),
    EntryKind.RECONSIDERATION_FILED: lambda case, _day: st.just(
        Filing(f"d{len(case.disputes)}", Forum.RECONSIDERATION)
    ),
    EntryKind.SUIT_FILED: lambda case, _day: st.builds(
        Filing,
        st.just(f"d{len(case.disputes)}"),
        st.sampled_from([Forum.DIRECT_SUIT, Forum.SUIT_AFTER_RECONSIDERATION]),
    ),
    EntryKind.DISPUTE_DECIDED: lambda case, _day: _disputes(case),
    EntryKind.VOIDED: lambda case, _day: st.builds(
        Voiding, st.sampled_from([entry.id for entry in case.entries] or ["e0"]), st.just("登记有误")
    ),
}
