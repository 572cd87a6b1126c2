"""Enter a regional holiday notice, so that the region's dates become firm."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.db import transaction

from gongkai.errors import GongkaiError
from gongkai.law.notices import Notice
from gongkai_office.journal.commands.write import write
from gongkai_office.organs.models import EnteredNotice
from gongkai_office.organs.vouched import NOTICE


@transaction.atomic(durable=True)
def enter_notice(*, notice: Notice, organ: UUID, by: str, at: datetime) -> EnteredNotice:
    """The entered notice. Raises GongkaiError where the same number was entered before."""
    if EnteredNotice.objects.filter(region=notice.region, year=notice.year, number=notice.number).exists():
        raise GongkaiError(f"{notice.number} 已经录入过")
    entered = EnteredNotice.objects.create(
        region=notice.region,
        year=notice.year,
        number=notice.number,
        issued=notice.issued,
        holidays=[
            {
                "name": holiday.name,
                "off": [day.isoformat() for day in holiday.off],
                "work": [day.isoformat() for day in holiday.work],
                "note": holiday.note,
            }
            for holiday in notice.holidays
        ],
        entered_at=at,
    )
    write(
        organ=organ,
        subject=f"notice:{entered.pk}",
        command="calendar.enter",
        by=by,
        at=at,
        facts={"region": notice.region, "year": notice.year, "number": notice.number},
        seals=NOTICE.stated(entered),
    )
    return entered
