"""Send a proposal back to whoever made it, with the reason; they may propose it again in other words."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.db import transaction

from gongkai_office.accounts.models import Person
from gongkai_office.approvals.commands.send_back import send_back
from gongkai_office.cases.commands.proposals import pending, settle
from gongkai_office.cases.models import Proposal, Standing
from gongkai_office.clock import day_of


@transaction.atomic(durable=True)
def decline(*, proposal: UUID, content_hash: bytes, reason: str, by: Person, at: datetime) -> Proposal:
    """The returned proposal. Raises GongkaiError, also without a reason."""
    _, found, chain = pending(proposal)
    send_back(chain=chain, content_hash=content_hash, by=by, on=day_of(at), at=at, reason=reason)
    settle(found, Standing.RETURNED, "decline", by=by, at=at, reason=reason)
    return found
