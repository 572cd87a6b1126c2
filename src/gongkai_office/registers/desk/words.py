"""What a line of a register is called on a page."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from gongkai_office.accounts.queries import called
from gongkai_office.organs.queries import names_on
from gongkai_office.registers.kinds import Kind
from gongkai_office.registers.models import Act, Entry, Form
from gongkai_office.registers.money import Amount, Unit, plain
from gongkai_office.registers.particulars import AMOUNT, ON, PARTICULARS, REFERENCE, Particular, Sort


@dataclass(frozen=True, slots=True)
class Fact:
    """A field as a page shows it."""

    label: str
    text: str


@dataclass(frozen=True, slots=True)
class Row:
    """A line of a list: what was decided about whom, whether it is published in time."""

    entry: Entry
    organ: str
    what: str
    amount: str
    publicity: str
    grade: str


@dataclass(frozen=True, slots=True)
class Told:
    """A line of an item's history."""

    entry: Entry
    act: str
    who: str
    changes: tuple[str, ...]


def rows_of(entries: Iterable[Entry], on: date) -> list[Row]:
    """The lines of a page."""
    kept = list(entries)
    names = names_on({entry.organ for entry in kept}, on)
    return [_row(entry, names[entry.organ_id], on) for entry in kept]


def facts_of(entry: Entry) -> list[Fact]:
    """Every field of a line that says something, in the order of its register."""
    if entry.form == Form.TOTAL:
        kind = Kind(entry.kind)
        counted = [Fact("期间", f"{entry.start.isoformat()} 至 {entry.on.isoformat()}")]
        counted.append(Fact("数量", f"{entry.quantity} {kind.unit}"))
        if kind.is_money:
            counted.append(Fact("金额", amount_words(entry)))
        return [*counted, Fact("来源", entry.details.get("source", ""))]
    own = {ON: entry.on.isoformat(), REFERENCE: entry.reference, AMOUNT: amount_words(entry)}
    told = ((one, own.get(one.key) or entry.details.get(one.key, "")) for one in PARTICULARS[Kind(entry.kind)])
    return [Fact(one.label, text if one.key in own else item_words(one, text)) for one, text in told if text]


def history_of(entries: Iterable[Entry]) -> list[Told]:
    """What happened to an item, oldest first, with what each correction changed."""
    lines = list(entries)
    people = called(line.by for line in lines)
    before: list[Entry | None] = [None, *lines]
    return [
        Told(line, Act(line.act).label, people.get(line.by, "系统"), tuple(_changes(last, line)))
        for last, line in zip(before, lines, strict=False)
    ]


def amount_words(entry: Entry) -> str:
    """A fee in the unit of table two, with the yuan where they are few."""
    if entry.amount is None:
        return ""
    told = Amount.of_yuan(entry.amount)
    return f"{plain(entry.amount):f}元" if told.value < 1 else str(told)


def item_words(one: Particular, text: str) -> str:
    """A detail as it is read; amounts are kept in yuan."""
    return f"{Amount(Decimal(text), Unit.YUAN)}" if one.sort is Sort.MONEY and text else text


def what_of(entry: Entry) -> str:
    """One line that tells an item from others."""
    if entry.form == Form.TOTAL:
        return f"{entry.start.isoformat()} 至 {entry.on.isoformat()} 合计：{entry.details.get('source', '')}"
    details = entry.details
    first = details.get("item") or details.get("party", "")
    second = details.get("content") or details.get("violation") or details.get("manner") or details.get("basis", "")
    return "，".join(filter(None, (first, second)))


def _row(entry: Entry, organ: str, on: date) -> Row:
    publicity, grade = _publicity(entry, on)
    return Row(entry, organ, what_of(entry), amount_words(entry), publicity, grade)


def _publicity(entry: Entry, on: date) -> tuple[str, str]:
    """Whether a decision is published, and how pressing it is."""
    if not entry.standing:
        return "已撤销", ""
    if entry.published_on:
        late = entry.publish_by and entry.published_on > entry.publish_by
        return f"{entry.published_on.isoformat()} 公示{'（逾期）' if late else ''}", "late" if late else "done"
    if entry.details.get("withheld"):
        return "依法不公示", ""
    if not entry.publish_by:
        return "", ""
    if entry.publish_by < on:
        return f"应于 {entry.publish_by.isoformat()} 前公示，已逾期", "late"
    return f"{entry.publish_by.isoformat()} 前公示", "soon"


def _changes(last: Entry | None, line: Entry) -> list[str]:
    if last is None or line.act != Act.CORRECTED:
        return []
    old, new = ({fact.label: fact.text for fact in facts_of(one)} for one in (last, line))
    return [
        f"{label}：“{old.get(label, '')}”改为“{new.get(label, '')}”"
        for label in dict.fromkeys([*old, *new])
        if old.get(label) != new.get(label)
    ]
