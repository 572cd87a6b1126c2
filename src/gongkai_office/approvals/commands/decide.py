"""Keep a decision, after seeing that its author may sign now and saw what stands; signing and returning share it."""

from __future__ import annotations

from datetime import date, datetime

from gongkai.errors import GongkaiError
from gongkai_office.accounts.models import Person
from gongkai_office.approvals.models import Chain, Decision, Signature, Step
from gongkai_office.approvals.policies import require_signer


def decide(
    chain: Chain,
    decision: Decision,
    *,
    by: Person,
    content_hash: bytes,
    on: date,
    at: datetime,
    reason: str,
) -> tuple[Chain, Step]:
    """The locked chain and the step in turn, with the decision kept. Raises ForbiddenError, GongkaiError."""
    locked = Chain.objects.select_for_update(of=("self",)).select_related("organ").get(pk=chain.pk)
    require_signer(locked, by, on)
    if bytes(locked.content_hash) != content_hash:
        raise GongkaiError("内容在您查看以后有改动，请重新查看后再签署")
    step = step_in_turn(locked)
    Signature.objects.create(
        chain=locked,
        step=step,
        round=locked.round,
        person=by,
        decision=decision,
        reason=reason,
        at=at,
        content_hash=content_hash,
    )
    return locked, step


def step_in_turn(chain: Chain) -> Step:
    """The first step without a signature in this round."""
    signed = chain.signatures.filter(round=chain.round).values("step")
    return chain.steps.exclude(pk__in=signed).order_by("order")[:1].get()
