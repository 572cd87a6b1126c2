"""Locks, rights and journal lines that every verb of a call shares."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from uuid import UUID

from gongkai.errors import GongkaiError
from gongkai_office.accounts.models import Person
from gongkai_office.accounts.policies import require
from gongkai_office.accounts.queries import author
from gongkai_office.clock import day_of
from gongkai_office.engagement.models import CommentCall, Stage
from gongkai_office.engagement.vouched import CALL
from gongkai_office.journal.commands.vouch import vouch


def held(call: UUID, *stages: Stage) -> CommentCall:
    """A call, locked until the transaction ends. Raises GongkaiError in any other stage."""
    row = CommentCall.objects.select_related("organ").select_for_update(of=("self",)).get(pk=call)
    if row.stage not in stages:
        raise GongkaiError(f"这次征求意见现在是“{Stage(row.stage).label}”，不能这样办理，请刷新页面")
    return row


def allowed(by: Person, row: CommentCall, at: datetime) -> None:
    """Pass whoever handles calls in the call's organ. Raises ForbiddenError."""
    require(by, "comment.handle", row.organ, day_of(at))


def move(row: CommentCall, stage: Stage) -> CommentCall:
    """The call in another stage."""
    row.stage = stage
    row.save(update_fields=["stage"])
    return row


def tell(
    row: CommentCall,
    command: str,
    *,
    by: Person | str,
    at: datetime,
    reason: str = "",
    facts: Mapping[str, object] | None = None,
    seals: Mapping[str, str] | None = None,
) -> None:
    """The journal line of a verb; it states the call as the verb left it."""
    vouch(CALL, row, f"comments.{command}", by=author(by), at=at, facts=facts, seals=seals, reason=reason)
