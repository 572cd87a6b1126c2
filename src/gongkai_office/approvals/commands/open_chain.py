"""Open a chain of signatures over a content."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from gongkai.errors import GongkaiError
from gongkai_office.accounts.models import Person, Role
from gongkai_office.approvals.commands.record import record
from gongkai_office.approvals.models import Chain, Step, Version
from gongkai_office.approvals.queries import chain_under_way
from gongkai_office.organs.models import Organ


@transaction.atomic
def open_chain(
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
    """The chain, awaiting the first of `roles`. `by` is the author of the content and will not sign it.

    `content_hash` is the SHA-256 of the content, `reference` where its owner keeps this version. Raises GongkaiError
    where signatures for the same purpose are under way.
    """
    if not roles:
        raise ValueError("a chain needs at least one step")
    if chain_under_way(subject, purpose):
        raise GongkaiError("已经送审，请等签署完毕，或者撤回后再送")
    chain = Chain.objects.create(
        subject=subject, organ=organ, purpose=purpose, content_hash=content_hash, awaiting=roles[0], opened_at=at
    )
    Step.objects.bulk_create(Step(chain=chain, order=order, role=role) for order, role in enumerate(roles, 1))
    Version.objects.create(chain=chain, round=1, content_hash=content_hash, reference=reference, by=by, at=at)
    record(chain, "open", by=by, at=at, roles=[role.value for role in roles])
    return chain
