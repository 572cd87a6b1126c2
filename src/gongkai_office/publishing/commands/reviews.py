"""Begin and end the chain of reviews under a version."""

from __future__ import annotations

from datetime import datetime

from gongkai_office.accounts.models import Person
from gongkai_office.approvals.commands.open_chain import open_chain
from gongkai_office.approvals.commands.withdraw import withdraw
from gongkai_office.approvals.models import Chain
from gongkai_office.approvals.queries import counting
from gongkai_office.publishing.models import Version
from gongkai_office.publishing.procedure import REVIEWS
from gongkai_office.publishing.queries.reviews import PURPOSE, subject, under_way


def begin(version: Version, *, by: Person, at: datetime) -> Chain:
    """A new chain over a version as it stands. Raises GongkaiError where one is under way."""
    return open_chain(
        subject=subject(version.item_id),
        organ=version.organ,
        purpose=PURPOSE,
        roles=[stage.role for stage in REVIEWS],
        content_hash=bytes(version.content_hash),
        reference=f"version:{version.pk}",
        by=by,
        at=at,
    )


def void(version: Version, *, by: Person, at: datetime, reason: str) -> int:
    """Withdraw the chain of a version; how many signatures that voids."""
    chain = under_way(version)
    if chain is None:
        return 0
    given = counting(chain).count()
    withdraw(chain=chain, by=by, at=at, reason=reason)
    return given
