"""Move a report to its next stage and say so in the journal; every verb on the way shares it."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime
from uuid import UUID

from gongkai.errors import GongkaiError
from gongkai_office.accounts.models import Person
from gongkai_office.journal.commands.vouch import vouch
from gongkai_office.reporting.accounts import Account
from gongkai_office.reporting.models import Act, Report, Stage
from gongkai_office.reporting.vouched import ACT, REPORT


def account_of(report: Report) -> Account:
    """The account a report is of."""
    return Account(organ=report.organ, year=report.year, own=report.own)


def held(report: UUID, stages: Collection[Stage]) -> Report:
    """The report, locked. Raises GongkaiError where it stands at none of the stages, or is not the newest."""
    row = Report.objects.select_for_update(of=("self",)).select_related("organ", "by", "version").get(pk=report)
    newer = Report.objects.filter(organ=row.organ, year=row.year, own=row.own, number__gt=row.number).exists()
    if newer or row.stage not in stages:
        raise GongkaiError(f"报告{row.get_stage_display()}，现在不能这样办理，请刷新页面")
    return row


def move(report: Report, stage: Stage, *, by: Person, at: datetime, remark: str = "") -> Report:
    """The report at its new stage, with the act and its journal line."""
    report.stage = stage
    if stage is Stage.SUBMITTED:
        report.submitted_at = at
    if stage is Stage.PUBLISHED:
        report.published_at = at
    report.save(update_fields=["stage", "submitted_at", "published_at"])
    act = Act.objects.create(report=report, stage=stage, remark=remark.strip(), by=by, at=at)
    facts = {
        "report": str(report.pk), "act": str(act.pk), "year": report.year, "own": report.own, "number": report.number,
        "hash": bytes(report.hash).hex(),
    }  # fmt: skip
    seals = ACT.stated(act)
    vouch(REPORT, report, f"report.{stage}", by=str(by.pk), at=at, facts=facts, seals=seals, reason=act.remark)
    return report
