"""Begin and end the chain of reviews under a version."""

from __future__ import annotations

from datetime import datetime

from django.db.models import Exists

from gongkai_office.accounts.models import Person
from gongkai_office.approvals.commands.open_chain import open_chain
from gongkai_office.approvals.commands.withdraw import withdraw
from gongkai_office.approvals.models import Chain
from gongkai_office.approvals.queries import counting
from gongkai_office.publishing.models import State, Version
from gongkai_office.publishing.procedure import REVIEWS
from gongkai_office.publishing.queries.reviews import PURPOSE, complete, of_item, reference, subject, under_way


def begin(version: Version, *, by: Person, at: datetime) -> Chain:
    """A new chain over a version as it stands. Raises GongkaiError where one is under way.

    A chain over an earlier version, which went out before its reviews, ends: the newer one is reviewed in its place.
    """
    former = of_item(version.item_id)
    if former and under_way(version) is None:
        withdraw(chain=former, by=by, at=at, reason="由更新的一版代替")
    return open_chain(
        subject=subject(version.item_id),
        organ=version.organ,
        purpose=PURPOSE,
        roles=[stage.role for stage in REVIEWS],
        content_hash=bytes(version.content_hash),
        reference=reference(version),
        by=by,
        at=at,
    )


def resume(version: Version, *, at: datetime) -> None:
    """When a version is given up: what is out of its item and still lacks its reviews waits for them again."""
    left = version.item.versions.filter(~Exists(complete()), state=State.PUBLISHED, forced=True)
    for one in left.select_related("item", "organ", "edited_by"):
        if under_way(one) is None:
            begin(one, by=one.edited_by, at=at)


def void(version: Version, *, by: Person | str, at: datetime, reason: str) -> int:
    """Withdraw the chain of a version; how many signatures that voids."""
    chain = under_way(version)
    if chain is None:
        return 0
    given = counting(chain).count()
    withdraw(chain=chain, by=by, at=at, reason=reason)
    return given
