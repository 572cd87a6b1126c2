"""Put a signature under a draft before the head's, where the office asks for it."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.db import transaction

from gongkai.cases.procedure import Stage
from gongkai.errors import GongkaiError
from gongkai_office.accounts.models import Person, Role
from gongkai_office.approvals.commands.sign import sign as put
from gongkai_office.approvals.models import Chain
from gongkai_office.cases.commands.append import locked
from gongkai_office.cases.commands.signatures import under_way
from gongkai_office.clock import day_of


@transaction.atomic(durable=True)
def review(*, case: UUID, content_hash: bytes, by: Person, at: datetime, note: str = "") -> Chain:
    """The chain, awaiting the next role. `content_hash` is that of the draft the reviewer saw. Raises GongkaiError."""
    request = locked(case)
    chain = under_way(request)
    if chain is None or request.stage != Stage.IN_REVIEW.name or chain.awaiting == Role.HEAD:
        raise GongkaiError("本件现在没有待审核的环节")
    return put(chain=chain, content_hash=content_hash, by=by, on=day_of(at), at=at, reason=note)
