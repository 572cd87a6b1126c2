"""Take a roster in, have it made, or give it up: each by the administrator whose roster it is."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.db import transaction

from gongkai.errors import GongkaiError
from gongkai_office.accounts.models import Person, Roster, RosterProgress
from gongkai_office.accounts.policies import ForbiddenError, organs_where, require
from gongkai_office.administration.rosters.check import check
from gongkai_office.administration.rosters.content import content_of, keep_content, read_workbook, remove
from gongkai_office.administration.rosters.journal import told
from gongkai_office.bulk import Stage
from gongkai_office.clock import day_of
from gongkai_office.ids import new_id
from gongkai_office.queue import later

RUN = "administration.roster"
"""What the queue calls the work on one roster."""

_LONGEST_NAME = 200


def upload(*, data: bytes, file_name: str, by: Person, at: datetime) -> Roster:
    """The roster, with its rows sealed and nothing made. Raises ForbiddenError, GongkaiError, UnreadableError."""
    organ = organs_where(by, "organ.manage", day_of(at)).order_by("path").first()
    if organ is None:
        raise ForbiddenError("导入机关和人员由管理员办理，您没有这项职责")
    require(by, "person.manage", organ, day_of(at))
    content = read_workbook(data, file_name)
    roster = Roster(
        id=new_id(), organ=organ, by=by, uploaded_at=at, file_name=file_name[-_LONGEST_NAME:], rows=content.number
    )
    keep_content(roster, content)
    return _kept(roster, at)


@transaction.atomic(durable=True)
def _kept(roster: Roster, at: datetime) -> Roster:
    roster.save(force_insert=True)
    told(roster, "roster.upload", by=roster.by, at=at, facts={"rows": roster.rows})
    return roster


def held(roster: UUID, by: Person, at: datetime, stage: Stage) -> Roster:
    """A person's own roster, locked. Raises ForbiddenError, GongkaiError in any other stage."""
    row = Roster.objects.select_related("organ", "by").select_for_update(of=("self",)).get(pk=roster, by=by)
    require(by, "person.manage", row.organ, day_of(at))
    if row.stage != stage:
        raise GongkaiError(f"这次导入现在“{Stage(row.stage).label}”，不能做这一步，请刷新页面")
    return row


@transaction.atomic(durable=True)
def order(*, roster: UUID, by: Person, at: datetime) -> Roster:
    """The roster, waiting for the worker. Raises GongkaiError while anything in it is wrong, or nothing is new."""
    row = held(roster, by, at, Stage.CHECKED)
    plan = check(content_of(row), by=by, on=day_of(at))
    if plan.grave:
        raise GongkaiError(f"还有 {len(plan.grave)} 处错误，改正以前一行都不导入；请下载标注了错误的表格，改好后再上传")
    if not any(plan.made.values()):
        raise GongkaiError("表里没有新的机关、人员或者任职，没有需要导入的内容")
    row.stage, row.trouble, row.summary = Stage.WRITING, "", plan.made
    row.save()
    total = len(plan.organs) + len(plan.people)
    RosterProgress.objects.update_or_create(work=row, defaults={"done": 0, "total": total})
    later(RUN, row.pk)
    told(row, "roster.order", by=by, at=at, facts=plan.made)
    return row


@transaction.atomic(durable=True)
def drop(*, roster: UUID, by: Person, at: datetime) -> Roster:
    """The roster given up, its rows removed. Raises GongkaiError."""
    row = held(roster, by, at, Stage.CHECKED)
    row.stage, row.done_at = Stage.DROPPED, at
    remove(row)
    row.save()
    told(row, "roster.drop", by=by, at=at)
    return row
