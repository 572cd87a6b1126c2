"""Announce a correction of a published report: the old figure and the new one, cell by cell, with the reason."""

from __future__ import annotations

from dataclasses import asdict
from datetime import datetime
from uuid import UUID

from django.db import transaction

from gongkai.errors import GongkaiError
from gongkai_office.accounts.models import Person
from gongkai_office.accounts.policies import require
from gongkai_office.clock import day_of
from gongkai_office.journal.commands.write import write
from gongkai_office.reporting.commands.reports.step import account_of, held
from gongkai_office.reporting.models import Notice, Stage
from gongkai_office.reporting.queries.drift import differing
from gongkai_office.reporting.queries.frozen import report_of, versions
from gongkai_office.reporting.queries.reports import subject
from gongkai_office.reporting.vouched import NOTICE


@transaction.atomic(durable=True)
def announce(*, report: UUID, by: Person, at: datetime, reason: str) -> Notice:
    """The notice, from the last figures that were public to the newest frozen version.

    Raises GongkaiError where no corrected version was frozen since, or without a reason.
    """
    row = held(report, {Stage.PUBLISHED})
    require(by, "report.publish", row.organ, day_of(at))
    last = row.notices.select_related("version").order_by("-number").first()
    public, newest = (last or row).version, versions(account_of(row)).first()
    changes = differing(report_of(public), report_of(newest)) if newest else ()
    if newest is None or not changes:
        raise GongkaiError("没有新的更正版，请先在账务页封存更正后的版本，再公告")
    if not reason.strip():
        raise GongkaiError("请写明更正的原因，公众会看到")
    made = Notice.objects.create(
        report=row,
        number=last.number + 1 if last else 1,
        version=newest,
        changes=[asdict(change) for change in changes],
        reason=reason.strip(),
        by=by,
        at=at,
    )
    write(
        organ=row.organ_id,
        subject=subject(account_of(row)),
        command="report.announce",
        by=str(by.pk),
        at=at,
        facts={"notice": str(made.pk), "report": str(row.pk), "number": made.number, "version": str(newest.pk),
               "changes": made.changes},
        seals=NOTICE.stated(made),
        reason=made.reason,
    )  # fmt: skip
    return made
