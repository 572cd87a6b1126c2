"""Send a draft up for its reviews, once the gate lets it pass."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.db import transaction

from gongkai.errors import GongkaiError
from gongkai_office.accounts.models import Person
from gongkai_office.publishing.commands.record import allowed, locked, move, tell
from gongkai_office.publishing.commands.reviews import begin, void
from gongkai_office.publishing.illustrations import shown
from gongkai_office.publishing.metadata import Attribute
from gongkai_office.publishing.models import Version
from gongkai_office.publishing.procedure import Verb, require
from gongkai_office.publishing.queries.gate import require_passed


@transaction.atomic(durable=True)
def send_up(*, version: UUID, by: Person, at: datetime) -> Version:
    """The version in review. Raises GongkaiError with what is still to do."""
    row = locked(version)
    allowed(by, "item.draft", row, at)
    require(Verb.SEND_UP, row)
    require_complete(row)
    require_passed(row)
    begin(row, by=by, at=at)
    move(row, Verb.SEND_UP)
    tell(row, "send_up", by=by, at=at)
    return row


@transaction.atomic(durable=True)
def recall(*, version: UUID, by: Person, at: datetime, reason: str) -> Version:
    """The version back as a draft; reviews given so far count no more. Raises GongkaiError."""
    row = locked(version)
    allowed(by, "item.draft", row, at)
    require(Verb.RECALL, row)
    void(row, by=by, at=at, reason=reason or "起草人撤回")
    move(row, Verb.RECALL)
    tell(row, "recall", by=by, at=at, reason=reason)
    return row


def require_complete(version: Version) -> None:
    """Pass a version that could be read by the public as it is. Raises GongkaiError naming what is missing."""
    if version.attribute != Attribute.PUBLIC:
        raise GongkaiError(f"公开属性是“{version.get_attribute_display()}”，不能送审发布；需要发布的，请先改为主动公开")
    missing = [
        name
        for name, there in {
            "标题": version.title.strip(),
            "正文或者附件": version.body.strip() or version.attachments.exists(),
            "信息来源": version.source.strip(),
            "所在栏目": version.item.placements.exists(),
        }.items()
        if not there
    ]
    if missing:
        raise GongkaiError(f"还没有填写：{'、'.join(missing)}")
    if bare := sum(not words for words in shown(version.body).values()):
        raise GongkaiError(f"正文里有 {bare} 张图片没有文字说明，看不见图片的人也要能读懂，请在编辑页补写")
    if version.expires_on and version.planned_at and version.expires_on <= version.planned_at.date():
        raise GongkaiError("公示截止日期应当晚于计划发布时间")
