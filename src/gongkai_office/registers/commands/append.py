"""The one way into a register: every verb ends here, inside its own transaction."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db import connection

from gongkai.law.calendars import Calendar, CalendarHorizonError
from gongkai.law.periods import NotInForceError
from gongkai.law.publication import decision_due
from gongkai_office.accounts.models import Person
from gongkai_office.accounts.queries import author
from gongkai_office.journal.commands.vouch import vouch
from gongkai_office.journal.commands.write import write
from gongkai_office.organs.commands.number import next_numbers
from gongkai_office.organs.models import Organ
from gongkai_office.organs.queries import calendar_of, name_on
from gongkai_office.registers.kinds import Kind, RegisterError
from gongkai_office.registers.models import Act, Batch, Entry, Form, Item
from gongkai_office.registers.statement import Statement
from gongkai_office.registers.vouched import BATCH, ENTRY, IMPORTED, batch_subject

_CHUNK = 1_000
SERIES = {Kind.LICENCE: "许可登", Kind.PENALTY: "处罚登", Kind.COERCION: "强制登", Kind.FEE: "收费登"}
"""The series of numbers of each register; totals are numbered in it with the rest."""


@dataclass(frozen=True, slots=True)
class Written:
    """What to write on a line beside its statement."""

    act: Act
    standing: bool = True
    published_on: date | None = None
    reason: str = ""


def reserve(organ: Organ, kind: Kind) -> None:
    """Let nobody else write into this register of an organ until the transaction ends, so that nothing counts twice."""
    if not connection.in_atomic_block:
        raise RuntimeError("a register is written only inside the transaction of its verb")
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended(%s, 0))", [f"register:{organ.pk}:{kind}"])


def begin(organ: Organ, one: Statement, *, by: Person | str, at: datetime, key: UUID | None, reason: str = "") -> Item:
    """A new item with its first line, journalled; the register is reserved already."""
    item = _items(organ, [one])[0]
    item.pk = key or item.pk
    item.save(force_insert=True)
    entry = _line(item, one, 1, Written(Act.ENTERED, reason=reason), calendar_of(organ), by=author(by), at=at)
    entry.save(force_insert=True)
    _journal(entry)
    return item


def begin_all(batch: Batch, statements: Sequence[Statement], *, by: Person | str, at: datetime) -> None:
    """Many new items of one import, told by one line of the journal; the register is reserved already."""
    items, calendar, written = _items(batch.organ, statements), calendar_of(batch.organ), Written(Act.ENTERED)
    for item in items:
        item.batch = batch
    entries = [
        _line(item, one, 1, written, calendar, by=author(by), at=at)
        for item, one in zip(items, statements, strict=True)
    ]
    Item.objects.bulk_create(items, _CHUNK)
    Entry.objects.bulk_create(entries, _CHUNK)
    write(
        organ=batch.organ_id,
        subject=batch_subject(batch.pk),
        command="register.import",
        by=author(by),
        at=at,
        facts={"kind": batch.kind, "file": batch.sha256, "count": len(entries)},
        seals={**IMPORTED.stated(batch.pk, entries), **BATCH.stated(batch)},
    )


def follow(last: Entry, one: Statement, written: Written, *, by: Person | str, at: datetime) -> Entry:
    """The next line of an item, journalled; the line before it is superseded at the same instant."""
    after = max(at, last.at)
    entry = _line(last.item, one, last.sequence + 1, written, calendar_of(last.organ), by=author(by), at=after)
    Entry.objects.filter(pk=last.pk).update(superseded_at=after)
    entry.save(force_insert=True)
    _journal(entry)
    return entry


def latest(item: UUID) -> Entry:
    """The line an item stands by now, locked until the transaction ends. Raises Entry.DoesNotExist."""
    rows = Entry.objects.select_related("item", "organ").select_for_update(of=("self",))
    return rows.get(item=item, superseded_at=None)


def require_reason(reason: str) -> str:
    """The reason without blanks around it. Raises RegisterError where there is none."""
    if not reason.strip():
        raise RegisterError("请写明理由，更正和撤销的理由留在登记簿里，年报的数字变动要靠它说明")
    return reason.strip()


def _items(organ: Organ, statements: Sequence[Statement]) -> list[Item]:
    """New items of one register, numbered year by year in the order given."""
    kind, years = statements[0].kind, [one.on.year for one in statements]
    serials = {
        year: iter(next_numbers(organ=organ, series=SERIES[kind], year=year, count=years.count(year)))
        for year in sorted(set(years))
    }
    names = {day: name_on(organ, day).short for day in {one.on for one in statements}}
    return [_item(organ, one, next(serials[one.on.year]), names[one.on]) for one in statements]


def _item(organ: Organ, one: Statement, serial: int, short: str) -> Item:
    year = one.on.year
    number = f"{short}{SERIES[one.kind]}〔{year}〕{serial}号"
    return Item(organ=organ, kind=one.kind, form=one.form, year=year, serial=serial, number=number)


def _line(
    item: Item, one: Statement, sequence: int, written: Written, calendar: Calendar, *, by: str, at: datetime
) -> Entry:
    return Entry(
        item=item,
        organ_id=item.organ_id,
        kind=item.kind,
        form=item.form,
        sequence=sequence,
        act=written.act,
        standing=written.standing,
        start=one.start,
        on=one.on,
        quantity=one.quantity,
        amount=one.amount,
        reference=one.reference,
        details=dict(one.details),
        publish_by=_publish_by(one, calendar),
        published_on=written.published_on,
        reason=written.reason,
        by=by,
        at=at,
    )


def _publish_by(one: Statement, calendar: Calendar) -> date | None:
    """The seventh working day; none for what is not published one by one, or lies outside the calendar."""
    if one.form is Form.SINGLE and one.kind.published and not one.details.get("withheld"):
        with suppress(CalendarHorizonError, NotInForceError):
            return decision_due(one.on, calendar)
    return None


def _journal(entry: Entry) -> None:
    facts = {"kind": entry.kind, "form": entry.form, "number": entry.item.number, "standing": entry.standing}
    vouch(ENTRY, entry, f"register.{entry.act}", by=entry.by, at=entry.at, facts={**facts, "on": entry.on.isoformat()})
