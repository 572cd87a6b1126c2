"""Where the reviews of an item stand: what is signed is the content exactly as it was sent up."""

from __future__ import annotations

from uuid import UUID

from gongkai_office.approvals.models import Chain, State
from gongkai_office.approvals.queries import counting, is_approved, latest_chain
from gongkai_office.publishing.models import Version
from gongkai_office.publishing.procedure import REVIEWS, Stage

PURPOSE = "publication"
_UNDER_WAY = {State.OPEN, State.RETURNED}


def subject(item: UUID | str) -> str:
    """An item as the journal and the approvals name it."""
    return f"item:{item}"


def under_way(version: Version) -> Chain | None:
    """The chain of a version that is open or returned, if there is one."""
    chain = latest_chain(subject(version.item_id), PURPOSE)
    return chain if chain and chain.state in _UNDER_WAY else None


def stage_in_turn(chain: Chain) -> Stage:
    """The review a chain waits for."""
    return REVIEWS[counting(chain).count()]


def reviewed(version: Version) -> bool:
    """Whether exactly this content carries every review."""
    return is_approved(subject(version.item_id), PURPOSE, bytes(version.content_hash))
