"""Say by name that a unit outside the system never handed in, so that the region can close openly without it.

One declares it after the day, another agrees; both sides and the report say so.
"""

from __future__ import annotations

from datetime import date, datetime
from uuid import UUID

from django.db import transaction
from django.db.models import QuerySet

from gongkai.errors import GongkaiError
from gongkai_office.accounts.models import Person
from gongkai_office.accounts.policies import require
from gongkai_office.clock import day_of
from gongkai_office.journal.commands.vouch import vouch
from gongkai_office.reporting.accounts import Account
from gongkai_office.reporting.commands.ending import ended
from gongkai_office.reporting.commands.outside.take import require_no_books
from gongkai_office.reporting.composition import standing
from gongkai_office.reporting.models import Absence
from gongkai_office.reporting.queries.children import frozen, units
from gongkai_office.reporting.queries.deadlines import due_of
from gongkai_office.reporting.vouched import ABSENCE


@transaction.atomic(durable=True)
def declare_absent(*, one: Account, unit: UUID, reason: str, by: Person, at: datetime) -> Absence:
    """The absence of a unit directly below, still to be agreed to by another.

    Raises GongkaiError up to its last day and up to 31 January (OGI Regulations, Art. 49), without a reason, for a unit
    that handed in, and for one whose books are kept here: its figures are known.
    """
    day = day_of(at)
    require(by, "report.prepare", one.organ, day)
    found = next((each for each in units(one) if each.organ.pk == unit and each.organ != one.organ), None)
    if found is None:
        raise GongkaiError("只能申明直接列在本机关之下、应当报送的单位缺报")
    last = max(due_of(found.organ, one.year), date(one.year + 1, 1, 31))
    if day <= last:
        raise GongkaiError(f"{found.name}的报送期限到 {last.isoformat()}，期满以后才能申明缺报，请先催报")
    if frozen(found):
        raise GongkaiError(f"{found.name}已经报送，不用申明缺报")
    require_no_books(found)
    if not reason.strip():
        raise GongkaiError("请写明缺报的原因和催报的情况，报告里会写明")
    made = Absence.objects.create(organ=one.organ, year=one.year, unit=found.organ, reason=reason.strip(), by=by, at=at)
    _tell(made, "rollup.absent", by, at)
    return made


@transaction.atomic(durable=True)
def agree_absent(*, one: Account, absence: UUID, by: Person, at: datetime) -> Absence:
    """The absence, agreed to by the supervising office: from now on the region is counted without the unit.

    Raises GongkaiError for whoever declared it; Absence.DoesNotExist for one that stands not.
    """
    require(by, "report.receive", one.organ, day_of(at))
    row = _standing(one).select_for_update(of=("self",)).get(pk=absence)
    if row.by == by:
        raise GongkaiError("这项缺报是您申明的，请由另一个人核准")
    if row.agreed_by:
        raise GongkaiError("这项缺报已经核准")
    row.agreed_by, row.agreed_at = by, at
    row.save(update_fields=["agreed_by", "agreed_at"])
    _tell(row, "rollup.agree_absent", by, at)
    return row


@transaction.atomic(durable=True)
def end_absent(*, one: Account, absence: UUID, by: Person, at: datetime) -> Absence:
    """The absence, taken back: the unit is waited for again. Raises Absence.DoesNotExist for one that stands not."""
    require(by, "report.prepare", one.organ, day_of(at))
    row = ended(_standing(one), absence, by=by, at=at)
    _tell(row, "rollup.end_absent", by, at)
    return row


def _standing(one: Account) -> QuerySet[Absence]:
    return Absence.objects.filter(standing(one), organ=one.organ, year=one.year)


def _tell(row: Absence, command: str, by: Person, at: datetime) -> None:
    facts = {"absence": str(row.pk), "year": row.year, "unit": str(row.unit_id)}
    vouch(ABSENCE, row, command, by=str(by.pk), at=at, facts=facts, reason=row.reason)
