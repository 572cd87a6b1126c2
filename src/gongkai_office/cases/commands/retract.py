"""Withdraw a proposal that is not needed any more."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.db import transaction

from gongkai.cases.entries import EntryKind
from gongkai_office.accounts.models import Person
from gongkai_office.approvals.commands.withdraw import withdraw
from gongkai_office.cases import policies
from gongkai_office.cases.commands.proposals import pending, settle
from gongkai_office.cases.models import Proposal, Standing
from gongkai_office.clock import day_of


@transaction.atomic(durable=True)
def retract(*, proposal: UUID, by: Person, at: datetime, reason: str = "") -> Proposal:
    """The withdrawn proposal; whoever may propose such a thing in the case may withdraw it. Raises GongkaiError."""
    request, found, chain = pending(proposal)
    policies.require_proposer(by, EntryKind(found.kind), request, day_of(at))
    withdraw(chain=chain, by=by, at=at, reason=reason)
    settle(found, Standing.WITHDRAWN, "retract", by=by, at=at, reason=reason)
    return found
