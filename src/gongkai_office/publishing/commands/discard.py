"""Give up a draft; its index number stays used, so that numbers have no gap."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.db import transaction

from gongkai_office.accounts.models import Person
from gongkai_office.publishing.commands.record import allowed, locked, move, tell
from gongkai_office.publishing.commands.reviews import resume
from gongkai_office.publishing.models import Version
from gongkai_office.publishing.procedure import Verb


@transaction.atomic(durable=True)
def discard(*, version: UUID, by: Person, at: datetime, reason: str) -> Version:
    """The discarded version. Raises GongkaiError."""
    row = locked(version)
    allowed(by, "item.draft", row, at)
    return discarded(row, by=by, at=at, reason=reason)


def discarded(row: Version, *, by: Person, at: datetime, reason: str) -> Version:
    """The same for a locked version, inside the transaction of another verb."""
    move(row, Verb.DISCARD)
    resume(row, at=at)
    tell(row, "discard", by=by, at=at, reason=reason)
    return row
