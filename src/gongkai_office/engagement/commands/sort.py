"""Put comments under points and say what became of each; tell the whole; look at who sent one; take them away."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.db.models import Max

from gongkai.errors import GongkaiError
from gongkai_office.accounts.models import Person
from gongkai_office.engagement.commands.record import allowed, held, tell
from gongkai_office.engagement.models import Comment, CommentCall, Point, Stage, Verdict
from gongkai_office.engagement.senders import Sender, opened

_LONGEST = 500


@transaction.atomic(durable=True)
def point_out(
    *, call: UUID, gist: str, verdict: Verdict, reason: str, of: UUID | None = None, by: Person, at: datetime
) -> Point:
    """A point with what became of it, new or (`of`) changed. Raises ForbiddenError, GongkaiError."""
    row = held(call, Stage.OUT)
    allowed(by, row, at)
    said, why = gist.strip(), reason.strip()
    if not said or max(len(said), len(why)) > _LONGEST:
        raise GongkaiError(f"请填写意见要点；要点和说明各不超过 {_LONGEST} 个字")
    if verdict in (Verdict.PARTIAL, Verdict.NOT_ADOPTED) and not why:
        raise GongkaiError(f"{verdict.label}的，请说明理由，它会随采纳情况公布")
    point = row.points.get(pk=of) if of else Point(call=row, position=_next(row))
    point.gist, point.verdict, point.reason, point.by, point.at = said, verdict, why, by, at
    point.save()
    tell(row, "point_out", by=by, at=at, facts={"point": str(point.pk), "verdict": verdict.value})
    return point


@transaction.atomic(durable=True)
def unpoint(*, call: UUID, point: UUID, by: Person, at: datetime) -> CommentCall:
    """Take a point away; its comments wait for another. Raises ForbiddenError, GongkaiError."""
    row = held(call, Stage.OUT)
    allowed(by, row, at)
    row.points.filter(pk=point).delete()
    tell(row, "unpoint", by=by, at=at, facts={"point": str(point)})
    return row


@transaction.atomic(durable=True)
def put_under(*, call: UUID, comments: Collection[UUID], point: UUID, by: Person, at: datetime) -> int:
    """Count some comments under a point; how many. Raises ForbiddenError, GongkaiError."""
    row = held(call, Stage.OUT)
    allowed(by, row, at)
    found = row.points.filter(pk=point).first()
    if found is None or not comments:
        raise GongkaiError("请勾选意见，并选择归入哪个要点")
    number = row.comments.filter(pk__in=comments).update(point=found)
    tell(row, "put_under", by=by, at=at, facts={"point": str(point), "comments": number})
    return number


@transaction.atomic(durable=True)
def sum_up(*, call: UUID, result: str, by: Person, at: datetime) -> CommentCall:
    """What is said of all the comments together. Raises ForbiddenError, GongkaiError."""
    row = held(call, Stage.OUT)
    allowed(by, row, at)
    row.result = result.strip()
    row.save(update_fields=["result"])
    tell(row, "sum_up", by=by, at=at)
    return row


@transaction.atomic(durable=True)
def reveal(*, comment: UUID, reason: str, by: Person, at: datetime) -> Sender:
    """Who sent a comment: for a reason, and each look is in the journal. Raises ForbiddenError, GongkaiError."""
    one = Comment.objects.get(pk=comment)
    row = held(one.call_id, *Stage)
    allowed(by, row, at)
    if not reason.strip():
        raise GongkaiError("查看提出意见的人应当写明事由")
    sender = opened(one)
    tell(row, "reveal", by=by, at=at, reason=reason.strip(), facts={"serial": one.serial})
    return sender


@transaction.atomic(durable=True)
def export(*, call: UUID, by: Person, at: datetime) -> list[Comment]:
    """Every comment in its order, to be taken away without anybody's name; noted in the journal."""
    row = held(call, *Stage)
    allowed(by, row, at)
    rows = list(row.comments.select_related("point").order_by("serial"))
    tell(row, "export", by=by, at=at, facts={"comments": len(rows)})
    return rows


def _next(row: CommentCall) -> int:
    return (row.points.aggregate(last=Max("position"))["last"] or 0) + 1
