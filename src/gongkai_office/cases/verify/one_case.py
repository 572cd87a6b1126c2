"""One case against its own ledger and its own journal lines."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict

from gongkai.cases.entries import Applicant, EntryKind
from gongkai.cases.state import Case, fold
from gongkai.errors import GongkaiError
from gongkai.law.calendars import Calendar
from gongkai.law.fees import FeeMethod
from gongkai.law.practice import Practice
from gongkai_office.cases import ledger, projection, requesters, sealing
from gongkai_office.cases.commands.append import dated, subject
from gongkai_office.cases.commands.notice_fee import reckon
from gongkai_office.cases.models import DisclosureRequest, Requester
from gongkai_office.cases.practice import practice_for
from gongkai_office.cases.verify.drafts import drafts
from gongkai_office.cases.verify.examined import Examined
from gongkai_office.cases.verify.hanging import hanging
from gongkai_office.journal.chains import chain
from gongkai_office.journal.difference import Difference, Fault
from gongkai_office.organs.practices import mark


def examine(one: Examined) -> Iterator[Difference]:
    """Every difference in a case."""
    yield from chain(subject(one.row), one.lines)
    yield from _entries(one)
    yield from _arrival(one)
    yield from _requester(one)
    yield from _assignment(one)
    yield from drafts(one)
    try:
        case = fold(ledger.entries(one.row.entries.all()))
        yield from _projection(one, case)
    except (GongkaiError, KeyError, ValueError) as error:
        yield one.differs(Fault.LEDGER_UNREADABLE, "登记簿", "能依次推算", error)
        return
    yield from _disputes(one, case)
    yield from _unproved(one)
    yield from _charges(one)
    yield from hanging(one, case)


def _entries(one: Examined) -> Iterator[Difference]:
    told = {line.facts["entry"]: line.facts for line in one.told("entry")}
    for place, entry in enumerate(sorted(one.row.entries.all(), key=lambda row: row.sequence), 1):
        where, facts = f"第 {place} 条登记", told.pop(str(entry.pk), None)
        if facts is None:
            yield one.differs(Fault.ENTRY_UNJOURNALLED, where)
        elif (entry.sequence, ledger.entry_seal(entry)) != (place, facts["seal"]):
            yield one.differs(Fault.ENTRY_ALTERED, where, facts["seal"], ledger.entry_seal(entry))
    for facts in told.values():
        yield one.differs(Fault.ENTRY_MISSING, f"第 {facts['sequence']} 条登记", facts["entry"])


def _arrival(one: Examined) -> Iterator[Difference]:
    expected, found = one.newest("arrival"), ledger.request_seal(one.row)
    if expected != found:
        yield one.differs(Fault.REQUEST_ALTERED, "申请内容", expected, found)


def _requester(one: Examined) -> Iterator[Difference]:
    row: Requester | None = getattr(one.row, "requester", None)
    if row is None:
        yield one.differs(Fault.REQUESTER, "申请人", "有", "无")
        return
    try:
        particulars, found = requesters.opened(row), requesters.requester_seal(row)
    except GongkaiError as error:
        yield one.differs(Fault.REQUESTER, "申请人", "能还原", error)
        return
    beside = {
        "name_hash": sealing.name_hash(particulars.name),
        "identity_hash": sealing.identity_hash(particulars.identity_number),
        "masked_name": requesters.shown_name(Applicant(row.kind), particulars.name),
    }
    for column, expected in beside.items():
        value = getattr(row, column)
        if (bytes(value) if isinstance(value, memoryview) else value) != expected:
            yield one.differs(Fault.REQUESTER, f"申请人 {column}")
    if one.newest("requester") != found:
        yield one.differs(Fault.REQUESTER, "申请人", one.newest("requester"), found)


def _assignment(one: Examined) -> Iterator[Difference]:
    row = one.row
    found = {
        "office": str(row.office_id) if row.office_id else None,
        "handler": str(row.handler_id) if row.handler_id else None,
        "taken": row.taken_at is not None,
    }
    for fact, value in found.items():
        if (one.newest(fact) or None) != (value or None):
            yield one.differs(Fault.ASSIGNMENT, fact, one.newest(fact) or "", value or "")


def _projection(one: Examined, case: Case) -> Iterator[Difference]:
    """The columns against the fold; dates of another calendar or practice against what the journal says of them."""
    practice = practice_for(case, one.choices)
    expected, found = asdict(projection.project(case, one.calendar, practice)), asdict(projection.current(one.row))
    rests_on = projection.RESTS_ON if one.row.pending else projection.RESTS_ON[:1]  # what has ended keeps its practice
    behind = [column for column in rests_on if found[column] != expected[column]]
    if behind:
        expected |= {column: found[column] for column in (*behind, *projection.DATED)}
        if one.row.pending:
            yield one.differs(Fault.CALENDAR_BEHIND, "期限", _basis(one.calendar, practice), _rested_on(one.row))
    for column, value in found.items():
        if value != expected[column]:
            yield one.differs(Fault.PROJECTION, column, expected[column], value)
    for column, value in dated(one.row).items():
        if value != one.newest(column):
            yield one.differs(Fault.PROJECTION, column, one.newest(column), value)


def _basis(calendar: Calendar, practice: Practice) -> str:
    return " ".join(filter(None, (calendar.version, mark(practice))))


def _rested_on(row: DisclosureRequest) -> str:
    return " ".join(filter(None, (row.calendar_version, row.practice)))


def _disputes(one: Examined, case: Case) -> Iterator[Difference]:
    expected = {(d.id, d.forum.value, d.filed, d.ended, d.result.value if d.result else "") for d in case.disputes}
    found = {(d.number, d.forum, d.filed, d.ended, d.result) for d in one.row.disputes.all()}
    for number in sorted({dispute[0] for dispute in expected ^ found}):
        yield one.differs(Fault.DISPUTE, number)


def _unproved(one: Examined) -> Iterator[Difference]:
    days = {entry.pk: entry.on for entry in one.row.entries.all()}
    waiting = [row.entry_id for row in one.row.services.all() if not row.voided and row.proved_on is None]
    since = min((days[entry] for entry in waiting if entry in days), default=None)
    if since != one.row.unproved_since:
        yield one.differs(Fault.SERVICE, "unproved_since", since, one.row.unproved_since)


def _charges(one: Examined) -> Iterator[Difference]:
    told = {line.facts["entry"]: line.facts for line in one.lines if line.command == f"case.{EntryKind.FEE_NOTICED}"}
    for charge in one.row.charges.all():
        key = str(charge.entry_id)
        facts = told.pop(key, {})
        noticed = (facts.get("method"), facts.get("quantity"), facts.get("amount"))
        fee = reckon(FeeMethod(charge.method), charge.quantity, charge.entry.on)
        if noticed != (charge.method, charge.quantity, charge.amount) or fee.amount != charge.amount:
            yield one.differs(Fault.CHARGE, f"收费 {key}", fee.amount, charge.amount)
    for key in told:
        yield one.differs(Fault.CHARGE, f"收费 {key}", "有", "无")
