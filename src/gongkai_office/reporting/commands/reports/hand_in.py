"""Hand a signed report in; the supervising office takes it, or returns it with remarks (OGI Regulations, Art. 49)."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.db import transaction

from gongkai.errors import GongkaiError
from gongkai_office.accounts.models import Person
from gongkai_office.accounts.policies import require
from gongkai_office.clock import day_of
from gongkai_office.reporting.commands.reports.step import held, move
from gongkai_office.reporting.models import Report, Stage
from gongkai_office.reporting.policies import require_hand_in


@transaction.atomic(durable=True)
def hand_in(*, report: UUID, by: Person, at: datetime) -> Report:
    """The report, handed in."""
    return _moved(report, Stage.SUBMITTED, by=by, at=at)


@transaction.atomic(durable=True)
def accept_report(*, report: UUID, by: Person, at: datetime, remark: str = "") -> Report:
    """The report, accepted by whoever supervises the organ."""
    return _moved(report, Stage.ACCEPTED, by=by, at=at, remark=remark)


@transaction.atomic(durable=True)
def return_report(*, report: UUID, by: Person, at: datetime, remark: str) -> Report:
    """The report, back with its organ: it writes, signs and hands in again. Raises GongkaiError without remarks."""
    if not remark.strip():
        raise GongkaiError("退回要写明意见，让填报单位知道改什么")
    return _moved(report, Stage.RETURNED, by=by, at=at, remark=remark)


@transaction.atomic(durable=True)
def publish_report(*, report: UUID, by: Person, at: datetime) -> Report:
    """The report, open to the public from now on."""
    row = held(report, {Stage.ACCEPTED})
    if Report.objects.filter(organ=row.organ, year=row.year, own=row.own, stage=Stage.PUBLISHED).exists():
        raise GongkaiError(f"{row.year} 年这一口径的年度报告已经公开，一个机关一年一个口径只公开一份")
    return _moved(report, Stage.PUBLISHED, by=by, at=at)


def _moved(report: UUID, after: Stage, *, by: Person, at: datetime, remark: str = "") -> Report:
    before, right = _STEPS[after]
    row, day = held(report, {before}), day_of(at)
    if after is Stage.PUBLISHED and row.version.outside:
        require_hand_in(by, row.organ, day)
    else:
        require(by, right, row.organ, day)
    if after is Stage.ACCEPTED and row.version.outside and row.by == by:
        raise GongkaiError("这份报告是您核对和报送的，请由另一个人接收")
    return move(row, after, by=by, at=at, remark=remark)


_STEPS = {
    Stage.SUBMITTED: (Stage.SIGNED, "report.prepare"),
    Stage.ACCEPTED: (Stage.SUBMITTED, "report.receive"),
    Stage.RETURNED: (Stage.SUBMITTED, "report.receive"),
    Stage.PUBLISHED: (Stage.ACCEPTED, "report.publish"),
}
