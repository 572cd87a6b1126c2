"""Withdraw a chain that is no longer needed."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from gongkai.errors import GongkaiError
from gongkai_office.accounts.models import Person
from gongkai_office.approvals.commands.record import record
from gongkai_office.approvals.models import UNDER_WAY, Chain, State


@transaction.atomic
def withdraw(*, chain: Chain, by: Person | str, at: datetime, reason: str) -> Chain:
    """The withdrawn chain; the installation itself withdraws too. Raises GongkaiError where it is closed already."""
    leaving = Chain.objects.select_for_update(of=("self",)).get(pk=chain.pk)
    if leaving.state not in UNDER_WAY:
        raise GongkaiError(f"审批流程{State(leaving.state).label}，不能撤回")
    leaving.state, leaving.awaiting, leaving.closed_at = State.WITHDRAWN, "", at
    leaving.save(update_fields=["state", "awaiting", "closed_at"])
    record(leaving, "withdraw", by=by, at=at, reason=reason)
    return leaving
