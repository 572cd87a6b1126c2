"""Declare by name that an organ had nothing of a kind so far in a year (零报告); take that back."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from gongkai.errors import GongkaiError
from gongkai_office.accounts.models import Person
from gongkai_office.accounts.policies import require
from gongkai_office.cases.commands import closed_years
from gongkai_office.clock import day_of
from gongkai_office.journal.commands.vouch import vouch
from gongkai_office.reporting.accounts import Account
from gongkai_office.reporting.commands.ending import ended
from gongkai_office.reporting.models import Declaration
from gongkai_office.reporting.queries.declared import declarations
from gongkai_office.reporting.queries.frozen import versions
from gongkai_office.reporting.queries.grounds import Ground, grounds
from gongkai_office.reporting.vouched import DECLARATION


@transaction.atomic(durable=True)
def declare_none(*, one: Account, subject: str, by: Person, at: datetime) -> Declaration:
    """The declaration, through the day it is made or the year's end; one for a shorter time is replaced.

    Raises GongkaiError where something was entered, for a year that is closed or has not begun.
    """
    ground = _ground(one, subject, by, at)
    if ground.entered:
        raise GongkaiError(f"登记簿里已经有{ground.words}的登记，不能作零报告；登记有误的，请先更正或者撤销")
    day = day_of(at)
    if day < one.first:
        raise GongkaiError(f"{one.year} 年还没有开始")
    through = min(day, one.last)
    if ground.declaration and ground.declaration.through >= through:
        raise GongkaiError(f"{ground.words}已经作过零报告，截至 {through.isoformat()}")
    if ground.declaration:
        _end(ground.declaration, by, at)
    made = Declaration.objects.create(organ=one.organ, year=one.year, subject=subject, through=through, by=by, at=at)
    _tell(made, "books.declare", by, at)
    return made


@transaction.atomic(durable=True)
def take_back(*, one: Account, subject: str, by: Person, at: datetime) -> Declaration:
    """The declaration, ended. Raises GongkaiError where none stands, or the year is closed."""
    ground = _ground(one, subject, by, at)
    if ground.declaration is None:
        raise GongkaiError(f"{ground.words}没有零报告可以撤回")
    return _end(ground.declaration, by, at)


def _ground(one: Account, subject: str, by: Person, at: datetime) -> Ground:
    """The row of table two, its organ's books held."""
    require(by, "report.prepare", one.organ, day_of(at))
    closed_years.hold(organ=one.organ)
    if versions(one).exists():
        raise GongkaiError(f"{one.year} 年度已经交账，零报告不能再改")
    found = next((ground for ground in grounds(one) if ground.subject == subject), None)
    if found is None:
        raise GongkaiError("零报告由各机关就本机关的事项分别作出，请选“仅本机关”的账务页")
    return found


def _end(row: Declaration, by: Person, at: datetime) -> Declaration:
    gone = ended(declarations([row.organ_id], row.year), row.pk, by=by, at=at)
    _tell(gone, "books.end_declaration", by, at)
    return gone


def _tell(row: Declaration, command: str, by: Person, at: datetime) -> None:
    facts = {"declaration": str(row.pk), "year": row.year, "subject": row.subject, "through": row.through.isoformat()}
    vouch(DECLARATION, row, command, by=str(by.pk), at=at, facts=facts)
