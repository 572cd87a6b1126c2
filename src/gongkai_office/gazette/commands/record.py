"""Locks and rights that every verb of an issue shares."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from gongkai.errors import GongkaiError
from gongkai_office.accounts.models import Person
from gongkai_office.accounts.policies import require
from gongkai_office.clock import day_of
from gongkai_office.gazette.models import Issue, Stage


def held(issue: UUID, *stages: Stage) -> Issue:
    """An issue, locked until the transaction ends. Raises GongkaiError in any other stage."""
    row = Issue.objects.select_related("organ").select_for_update(of=("self",)).get(pk=issue)
    if row.stage not in stages:
        raise GongkaiError(f"这一期公报现在是“{Stage(row.stage).label}”，不能这样办理，请刷新页面")
    return row


def allowed(by: Person, permission: str, row: Issue, at: datetime) -> None:
    """Pass whoever has a permission in an issue's organ. Raises ForbiddenError."""
    require(by, permission, row.organ, day_of(at))
