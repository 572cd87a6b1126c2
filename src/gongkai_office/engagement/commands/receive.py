"""Take a comment in: handed in by anybody through the portal, or entered by a clerk who was told it otherwise."""

from __future__ import annotations

from datetime import date, datetime
from uuid import UUID

from django.db import transaction

from gongkai.errors import GongkaiError
from gongkai_office.accounts.models import Person
from gongkai_office.clock import day_of
from gongkai_office.engagement.commands.record import allowed, held, tell
from gongkai_office.engagement.models import Channel, Comment, CommentCall, Stage
from gongkai_office.engagement.queries import OPEN, standing
from gongkai_office.engagement.senders import Sender, seal_into
from gongkai_office.engagement.vouched import COMMENT

AUTHOR = "public"
"""How the journal names whoever hands something in through the portal."""
LONGEST = 4_000
"""Letters of a comment."""


@transaction.atomic(durable=True)
def receive(*, call: UUID, text: str, sender: Sender, at: datetime, key: UUID) -> Comment:
    """The comment; the same key twice gives the same one. Raises GongkaiError once the call is closed."""
    row = held(call, Stage.OUT)
    if standing(row, day_of(at)) != OPEN:
        raise GongkaiError(f"征求意见已经于 {row.closes_on} 截止，不能再提交；采纳情况会在这里公布")
    return _kept(row, Channel.PORTAL, text, sender, day_of(at), by=AUTHOR, at=at, key=key)


@transaction.atomic(durable=True)
def enter(
    *, call: UUID, channel: Channel, text: str, sender: Sender, on: date, by: Person, at: datetime, key: UUID
) -> Comment:
    """A comment that came on a day by letter, telephone or in a meeting. Raises ForbiddenError, GongkaiError."""
    row = held(call, Stage.OUT)
    allowed(by, row, at)
    if channel == Channel.PORTAL:
        raise GongkaiError("网上提交的意见由系统登记，请选择其他方式")
    if on > day_of(at) or (row.opens_on and on < row.opens_on):
        raise GongkaiError(f"收到日期应当在 {row.opens_on} 以后、今天以前，请核对")
    return _kept(row, channel, text, sender, on, by=by, at=at, key=key)


def _kept(
    row: CommentCall,
    channel: Channel,
    text: str,
    sender: Sender,
    on: date,
    *,
    by: Person | str,
    at: datetime,
    key: UUID,
) -> Comment:
    if before := row.comments.filter(pk=key).first():
        return before
    if not text.strip():
        raise GongkaiError("请填写意见")
    if len(text) > LONGEST:
        raise GongkaiError(f"意见最多写 {LONGEST} 个字，更长的请寄信")
    last = row.comments.order_by("-serial").values_list("serial", flat=True).first() or 0
    one = Comment(
        pk=key, call=row, organ_id=row.organ_id, serial=last + 1, channel=channel, received_on=on,
        text=text.strip().replace("\0", ""), at=at,
    )  # fmt: skip
    seal_into(one, sender)
    one.save(force_insert=True)
    facts = {"serial": one.serial, "channel": one.channel}
    tell(row, "receive", by=by, at=at, facts=facts, seals=COMMENT.stated(one))
    return one
