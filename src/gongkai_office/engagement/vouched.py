"""What the journal vouches for in calls for comments: calls, comments, and the points of results that are out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict
from uuid import UUID

from gongkai_office.engagement.models import Comment, CommentCall, Point, Stage
from gongkai_office.engagement.senders import opened
from gongkai_office.journal.difference import Fault
from gongkai_office.journal.seals import Vouched, columns

_COMMENT = columns("call_id", "organ_id", "serial", "channel", "received_on", "text", "masked_name", "at")


def subject(call: UUID) -> str:
    """A call as journal and approvals name it."""
    return f"comments:{call}"


def _comment(row: Comment) -> Mapping[str, object]:
    """What was said by whom; the same whatever key it is sealed with. Raises SealError, KeyMissingError."""
    return {**_COMMENT(row), **asdict(opened(row))}


CALL = Vouched[CommentCall](
    kind="comment-call",
    label="征求意见",
    fault=Fault.COMMENTS,
    rows=lambda: CommentCall.objects.defer("body"),
    subject=lambda row: subject(row.pk),
    content=columns(
        "organ_id", "draft", "title", "about", "hash", "days", "shortened", "ways", "stage", "opens_on", "closes_on",
        "findings", "excuse", "document_id", "result", "result_on", "stopped", "by_id", "at",
    ),
    called=lambda row: f"征求意见“{row.title}”",
)  # fmt: skip
COMMENT = Vouched[Comment](
    kind="comment",
    label="公众意见",
    fault=Fault.COMMENTS,
    rows=Comment.objects.all,
    subject=lambda row: subject(row.call_id),
    content=_comment,
    called=lambda row: f"第 {row.serial} 条意见",
)
POINT = Vouched[Point](
    kind="comment-point",
    label="意见要点",
    fault=Fault.COMMENTS,
    rows=lambda: Point.objects.filter(call__stage=Stage.DONE),
    subject=lambda row: subject(row.call_id),
    content=columns("call_id", "position", "gist", "verdict", "reason", "by_id", "at"),
    called=lambda row: f"第 {row.position} 个意见要点",
)
VOUCHED = (CALL, COMMENT, POINT)
