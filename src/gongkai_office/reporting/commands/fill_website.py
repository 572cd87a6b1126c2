"""Type in what the office does not count of the website's yearly form, with its source."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction

from gongkai.annual.website.form import FIELDS
from gongkai.annual.website.record import read_value
from gongkai.errors import GongkaiError
from gongkai_office.accounts.models import Person
from gongkai_office.accounts.policies import require
from gongkai_office.clock import day_of
from gongkai_office.journal.commands.write import write
from gongkai_office.reporting.accounts import Account
from gongkai_office.reporting.models import SiteFigure
from gongkai_office.reporting.queries.reports import UNDER_WAY, reports, subject
from gongkai_office.reporting.queries.website import website
from gongkai_office.reporting.vouched import SITE_FIGURE


@transaction.atomic(durable=True)
def fill_website(*, one: Account, typed: Mapping[str, str], source: str, by: Person, at: datetime) -> int:
    """How many fields changed. Fields that stand as typed are left alone; an empty text takes back what was typed.

    Raises GongkaiError for what a field cannot hold, without a source, and while a report is under way.
    """
    require(by, "report.prepare", one.organ, day_of(at))
    going = reports(one).first()
    if going and going.stage in UNDER_WAY:
        raise GongkaiError(f"报告{going.get_stage_display()}，网站报表不能再改；需要修改的，请先退回")
    changed = _changed(one, typed)
    if changed and not source.strip():
        raise GongkaiError("请写明这些数据的来源，比如统计平台、提供的科室")
    rows = [
        SiteFigure(
            organ=one.organ, year=one.year, own=one.own, field=field, value=value, source=source.strip(), by=by, at=at
        )
        for field, value in changed.items()
    ]
    SiteFigure.objects.bulk_create(rows)
    if rows:
        write(
            organ=one.organ.pk,
            subject=subject(one),
            command="report.website",
            by=str(by.pk),
            at=at,
            facts={"year": one.year, "own": one.own, "figures": {row.field: row.value for row in rows}},
            seals=SITE_FIGURE.stated(*rows),
        )
    return len(rows)


def _changed(one: Account, typed: Mapping[str, str]) -> dict[str, str]:
    """What differs from what stands; totals are added up, nobody types them."""
    standing = website(one).typed
    read = {field: read_value(FIELDS[field], text) for field, text in typed.items() if not FIELDS[field].sum_of}
    return {
        field: value for field, value in read.items() if value != (standing[field].value if field in standing else "")
    }
