"""Put a vertically led organ into the roll-up of the government it works beside, with a reason; or take that back."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.db import transaction

from gongkai.errors import GongkaiError
from gongkai_office.accounts.models import Person
from gongkai_office.accounts.policies import require
from gongkai_office.clock import day_of
from gongkai_office.journal.commands.vouch import vouch
from gongkai_office.reporting.accounts import Account
from gongkai_office.reporting.commands.ending import ended
from gongkai_office.reporting.composition import composition, standing
from gongkai_office.reporting.models import Inclusion
from gongkai_office.reporting.vouched import INCLUSION


@transaction.atomic(durable=True)
def put_in(*, one: Account, unit: UUID, reason: str, by: Person, at: datetime) -> Inclusion:
    """The organ, counted with the others from now on, here and in every roll-up above.

    Such organs report in their own line (OGI Regulations, Art. 3(4)), so it takes a reason. Raises GongkaiError for an
    organ that is not vertically led, does not stand directly below, or is counted already.
    """
    require(by, "report.prepare", one.organ, day_of(at))
    found = next((left for left in composition(one).vertical if left.organ.pk == unit), None)
    if found is None or found.organ.parent_id != one.organ.pk:
        raise GongkaiError("只能纳入直接列在本机关之下、实行垂直领导的机关；其他的请由它的上一级申明")
    if found.inclusion:
        raise GongkaiError("这个机关已经纳入汇总，不用再申明")
    if not reason.strip():
        raise GongkaiError("请写明纳入汇总的理由")
    made = Inclusion.objects.create(
        organ=one.organ, year=one.year, unit=found.organ, reason=reason.strip(), by=by, at=at
    )
    _tell(made, "rollup.put_in", by, at)
    return made


@transaction.atomic(durable=True)
def leave_out(*, one: Account, inclusion: UUID, by: Person, at: datetime) -> Inclusion:
    """The inclusion, taken back: the organ is left out again. Raises Inclusion.DoesNotExist for one that stands not."""
    require(by, "report.prepare", one.organ, day_of(at))
    rows = Inclusion.objects.filter(standing(one), organ=one.organ, year=one.year)
    row = ended(rows, inclusion, by=by, at=at)
    _tell(row, "rollup.leave_out", by, at)
    return row


def _tell(row: Inclusion, command: str, by: Person, at: datetime) -> None:
    facts = {"inclusion": str(row.pk), "year": row.year, "unit": str(row.unit_id)}
    vouch(INCLUSION, row, command, by=str(by.pk), at=at, facts=facts, reason=row.reason)
