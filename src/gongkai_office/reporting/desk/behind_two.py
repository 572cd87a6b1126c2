"""What stands behind a cell of table two, as rows for the page and for Excel."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from itertools import islice

from gongkai.annual.forms import FORM_2021
from gongkai_office.accounts.models import Person
from gongkai_office.accounts.policies import organs_where
from gongkai_office.normative import queries as documents
from gongkai_office.organs.models import OrganName
from gongkai_office.organs.queries import names_on
from gongkai_office.registers import queries as decisions
from gongkai_office.registers.kinds import BY_CELL
from gongkai_office.registers.models import Entry, Form
from gongkai_office.registers.money import Amount
from gongkai_office.reporting.accounts import Account
from gongkai_office.reporting.composition import organs_of
from gongkai_office.reporting.models import Declaration
from gongkai_office.reporting.queries.declared import declarations

MOST = 500
"""So many rows a page shows; Excel has them all."""


@dataclass(frozen=True, slots=True)
class Listing:
    """Headings, rows of plain texts, how many more there are, how many organs the reader may not look into."""

    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    more: int
    hidden: int


def opens(address: str) -> bool:
    """Whether the address is a cell of table two that entries stand behind."""
    return address in FORM_2021.proactive_addresses


def listing(one: Account, address: str, person: Person, on: date, *, most: int | None = MOST) -> Listing:
    """The decisions, payments, totals or documents that a cell counts, of the organs the reader may look into."""
    counted = organs_of(one)
    register = address in BY_CELL
    permission = "register.read" if register else "document.read"
    readable = set(organs_where(person, permission, on).values_list("pk", flat=True))
    organs = [organ for organ in counted if organ in readable]
    names = dict(OrganName.objects.filter(organ__in=organs).order_by("start").values_list("organ", "name"))
    if register:
        found = decisions.counted(organs, one.year, address, one.as_of)
        rows = tuple(_decision(row, names[row.organ_id]) for row in (found[:most] if most else found))
        more = found.count() - len(rows) if most else 0
        return Listing(_DECISIONS, rows, more, len(counted) - len(organs))
    listed = documents.counted(organs, one.year, address, one.as_of)
    told = tuple(_document(row, names[row.document.organ_id]) for row in islice(listed, most))
    return Listing(_DOCUMENTS, told, len(listed) - len(told), len(counted) - len(organs))


@dataclass(frozen=True, slots=True)
class Declared:
    """A declaration that there was none, and what its organ is called."""

    name: str
    row: Declaration


def declared(one: Account, address: str) -> tuple[Declared, ...]:
    """Who of the organs said that there was none."""
    subject = address.split(".")[1]
    rows = list(declarations(organs_of(one), one.year, one.as_of).filter(subject=subject).order_by("organ__path"))
    names = names_on([row.organ for row in rows], one.last)
    return tuple(Declared(names[row.organ_id], row) for row in rows)


_DECISIONS = ("登记号", "机关", "日期", "方式", "文号或者来源", "数量", "金额（万元）")
_DOCUMENTS = ("统一登记号", "机关", "发文字号", "标题", "制发日期", "计数")


def _decision(row: Entry, organ: str) -> tuple[str, ...]:
    total = row.form == Form.TOTAL
    days = f"{row.start.isoformat()} 至 {row.on.isoformat()}" if total else row.on.isoformat()
    source = row.reference or str(row.details.get("source", ""))
    money = "" if row.amount is None else f"{Amount.of_yuan(row.amount).value:f}"
    return (row.item.number, organ, days, row.get_form_display(), source, str(row.quantity), money)


def _document(row: documents.Behind, organ: str) -> tuple[str, ...]:
    one = row.document
    return (one.registration, organ, one.number, one.title, one.issued.isoformat(), str(row.times))
