"""Answer what a supervising office urged: what was done about it, or why not."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.db import transaction

from gongkai.errors import GongkaiError
from gongkai_office.accounts.models import Person
from gongkai_office.cases.commands.append import locked
from gongkai_office.cases.commands.urge import tell
from gongkai_office.cases.models import Urging
from gongkai_office.cases.policies import may_in, require_in
from gongkai_office.clock import day_of


@transaction.atomic(durable=True)
def answer_urging(*, case: UUID, urging: UUID, answer: str, by: Person, at: datetime) -> Urging:
    """The urging with its answer. Raises ForbiddenError; GongkaiError without words or where it is answered already."""
    request, on = locked(case), day_of(at)
    if not may_in(by, "case.handle", request, on):
        require_in(by, "case.assign", request, on)
    asked = request.urgings.filter(pk=urging).first()
    if asked is None or asked.answered_at:
        raise GongkaiError("没有等待答复的督办，或者已经有人答复，请刷新后查看")
    if not answer.strip():
        raise GongkaiError("请写明办理情况")
    asked.answer, asked.answered_by, asked.answered_at = answer.strip(), by, at
    asked.save(update_fields=["answer", "answered_by", "answered_at"])
    tell(asked, "answer_urging", by=by, at=at)
    return asked
