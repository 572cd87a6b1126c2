"""Start a chain again over a changed content; signatures given to the former one count no more."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from gongkai.errors import GongkaiError
from gongkai_office.accounts.models import Person
from gongkai_office.approvals.commands.record import record
from gongkai_office.approvals.models import UNDER_WAY, Chain, State, Version


@transaction.atomic
def restart(*, chain: Chain, content_hash: bytes, reference: str, by: Person, at: datetime) -> Chain:
    """The chain in a new round, awaiting its first role. `by` becomes an author of the content and will not sign it.

    Raises GongkaiError where nothing changed or the chain is closed: what was signed to the end is not reopened.
    """
    again = Chain.objects.select_for_update(of=("self",)).get(pk=chain.pk)
    if again.state not in UNDER_WAY:
        raise GongkaiError(f"审批流程{State(again.state).label}，不能再改送审稿")
    if bytes(again.content_hash) == content_hash:
        raise GongkaiError("送审稿没有改动，请修改后再送")
    void = again.signatures.filter(round=again.round).count()
    again.round, again.content_hash = again.round + 1, content_hash
    again.state, again.awaiting = State.OPEN, again.steps.order_by("order")[:1].get().role
    again.save(update_fields=["round", "content_hash", "state", "awaiting"])
    Version.objects.create(chain=again, round=again.round, content_hash=content_hash, reference=reference, by=by, at=at)
    record(again, "restart", by=by, at=at, void=void)
    return again
