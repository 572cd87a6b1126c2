"""Sign: approve exactly the content one saw."""

from __future__ import annotations

from datetime import date, datetime

from django.db import transaction

from gongkai_office.accounts.models import Person
from gongkai_office.approvals.commands.decide import decide
from gongkai_office.approvals.commands.record import record
from gongkai_office.approvals.models import Chain, Decision, State, Step


@transaction.atomic
def sign(*, chain: Chain, content_hash: bytes, by: Person, on: date, at: datetime, reason: str = "") -> Chain:
    """The chain, awaiting the next role or complete.

    `content_hash` is that of the page the signer had before them. Raises ForbiddenError for whoever may not sign now
    (`approvals.policies.why_not` says why), GongkaiError where the content changed meanwhile.
    """
    signed, step = decide(chain, Decision.APPROVE, by=by, content_hash=content_hash, on=on, at=at, reason=reason)
    following = signed.steps.filter(order__gt=step.order).first()
    _advance(signed, following, at)
    record(signed, "sign", by=by, at=at, reason=reason, step=step.order, role=step.role, complete=following is None)
    return signed


def _advance(chain: Chain, following: Step | None, at: datetime) -> None:
    if following:
        chain.awaiting = following.role
    else:
        chain.state, chain.awaiting, chain.closed_at = State.COMPLETE, "", at
    chain.save(update_fields=["state", "awaiting", "closed_at"])
