"""Who may sign now: the role in turn, in the chain's organ, and neither an author of the content nor a signer of it."""

from __future__ import annotations

from datetime import date

from gongkai_office.accounts.models import Person, Role
from gongkai_office.accounts.policies import ForbiddenError, holds
from gongkai_office.approvals.models import Chain, State


def why_not(chain: Chain, person: Person, on: date) -> str:
    """Why a person may not sign a chain now, in one sentence for them; empty where they may.

    A role that flows down the tree may also be held above the chain's organ.
    """
    if chain.state != State.OPEN:
        return f"审批流程{State(chain.state).label}，不能签署"
    role = Role(chain.awaiting)
    if not holds(person, frozenset({role}), chain.organ, on):
        return f"现在等{role.label}签署，您在这个机关没有担任{role.label}"
    if chain.versions.filter(by=person).exists():
        return "您参与起草，不能签署，请由他人签署"
    if chain.signatures.filter(round=chain.round, person=person).exists():
        return "您已经在这个流程中签过，不能再签，请由他人签署"
    return ""


def require_signer(chain: Chain, person: Person, on: date) -> None:
    """Pass whoever may sign now. Raises ForbiddenError for everybody else."""
    if reason := why_not(chain, person, on):
        raise ForbiddenError(reason)
