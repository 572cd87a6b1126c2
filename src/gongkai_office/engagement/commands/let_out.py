"""Let out what was signed: a call, which opens that day, or what became of its comments; and stop a call."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.db import transaction

from gongkai.errors import GongkaiError
from gongkai.law.comments import last_day
from gongkai.screening import Screener
from gongkai_office.accounts.models import Person
from gongkai_office.approvals.commands.withdraw import withdraw
from gongkai_office.approvals.queries import is_approved
from gongkai_office.clock import day_of
from gongkai_office.engagement.commands.record import allowed, held, tell
from gongkai_office.engagement.commands.review import found_in, seal_of
from gongkai_office.engagement.commands.tie import link_result
from gongkai_office.engagement.indexing import found
from gongkai_office.engagement.models import CommentCall, Stage
from gongkai_office.engagement.queries import purpose_of, under_way
from gongkai_office.engagement.vouched import POINT, subject


@transaction.atomic(durable=True)
def let_out(*, call: UUID, screener: Screener, by: Person, at: datetime) -> CommentCall:
    """The call, open from today; or its result, told today. Raises ForbiddenError, GongkaiError.

    What the gate finds by lists that came after the signatures keeps it in.
    """
    row = held(call, Stage.SIGNED, Stage.RESULT_SIGNED)
    allowed(by, row, at)
    content = seal_of(row)
    if not is_approved(subject(row.pk), purpose_of(row), bytes.fromhex(content)):
        raise GongkaiError("内容和签发的不一致，已停止公布，请运行 gongkai verify 核查")
    known = {one["key"] for one in row.findings}
    if fresh := [one for one in found_in(row, screener) if one.key.hex() not in known]:
        raise GongkaiError(f"检查名单更新以后，{fresh[0].place}又发现问题：{fresh[0].words}，请收回修改")
    if row.stage == Stage.SIGNED:
        return _open(row, content, by, at)
    return _answer(row, content, by, at)


@transaction.atomic(durable=True)
def stop(*, call: UUID, reason: str, by: Person, at: datetime) -> CommentCall:
    """Stop a call that is out; its page stays and says why. Raises ForbiddenError, GongkaiError."""
    row = held(call, Stage.OUT, Stage.RESULT_IN_REVIEW, Stage.RESULT_SIGNED)
    allowed(by, row, at)
    if not reason.strip():
        raise GongkaiError("请写明终止的理由，它会公布在征求意见的页面上")
    if chain := under_way(row):
        withdraw(chain=chain, by=by, at=at, reason=reason)
    row.stage, row.stopped = Stage.STOPPED, reason.strip()
    row.save(update_fields=["stage", "stopped"])
    tell(row, "stop", by=by, at=at, reason=row.stopped)
    return row


def _open(row: CommentCall, content: str, by: Person, at: datetime) -> CommentCall:
    row.opens_on = day_of(at)
    row.closes_on, row.stage = last_day(row.opens_on, row.days), Stage.OUT
    row.save(update_fields=["opens_on", "closes_on", "stage"])
    found(row)
    facts = {"content": content, "opens": row.opens_on.isoformat(), "closes": row.closes_on.isoformat()}
    tell(row, "let_out", by=by, at=at, facts=facts)
    return row


def _answer(row: CommentCall, content: str, by: Person, at: datetime) -> CommentCall:
    row.result_on, row.stage = day_of(at), Stage.DONE
    row.save(update_fields=["result_on", "stage"])
    found(row)
    facts = {"content": content, "on": row.result_on.isoformat()}
    tell(row, "answer", by=by, at=at, facts=facts, seals=POINT.stated(*row.points.all()))
    link_result(row, by=by, at=at)
    return row
