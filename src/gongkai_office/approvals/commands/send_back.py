"""Send a content back to its author, with the reason."""

from __future__ import annotations

from datetime import date, datetime

from django.db import transaction

from gongkai.errors import GongkaiError
from gongkai_office.accounts.models import Person
from gongkai_office.approvals.commands.decide import decide
from gongkai_office.approvals.commands.record import record
from gongkai_office.approvals.models import Chain, Decision, State


@transaction.atomic
def send_back(*, chain: Chain, content_hash: bytes, by: Person, on: date, at: datetime, reason: str) -> Chain:
    """The chain, waiting for a changed content. Raises ForbiddenError, GongkaiError; a return needs a reason."""
    if not reason.strip():
        raise GongkaiError("退回要写明理由，让起草人知道改什么")
    returned, step = decide(chain, Decision.RETURN, by=by, content_hash=content_hash, on=on, at=at, reason=reason)
    returned.state, returned.awaiting = State.RETURNED, ""
    returned.save(update_fields=["state", "awaiting"])
    record(returned, "send_back", by=by, at=at, reason=reason, step=step.order, role=step.role)
    return returned
