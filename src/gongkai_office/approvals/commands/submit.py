"""Send a content up for its signatures."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from gongkai_office.accounts.models import Person, Role
from gongkai_office.approvals.commands.open_chain import open_chain
from gongkai_office.approvals.commands.restart import restart
from gongkai_office.approvals.models import Chain
from gongkai_office.approvals.queries import chain_under_way
from gongkai_office.organs.models import Organ


@transaction.atomic
def submit(
    *,
    subject: str,
    organ: Organ,
    purpose: str,
    roles: Sequence[Role],
    content_hash: bytes,
    reference: str,
    by: Person,
    at: datetime,
) -> Chain:
    """The chain that is under way, started again over this content, or else a new one.

    A chain keeps the roles it was opened with. Raises GongkaiError where the content is the one already sent up.
    """
    if chain := chain_under_way(subject, purpose):
        return restart(chain=chain, content_hash=content_hash, reference=reference, by=by, at=at)
    return open_chain(
        subject=subject, organ=organ, purpose=purpose, roles=roles, content_hash=content_hash, reference=reference,
        by=by, at=at,
    )  # fmt: skip
