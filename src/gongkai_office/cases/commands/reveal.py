"""Look at who asks: allowed to few, for a reason, and each look is in the journal."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.db import transaction

from gongkai.errors import GongkaiError
from gongkai_office.accounts.queries import author
from gongkai_office.cases.commands.append import subject
from gongkai_office.cases.models import DisclosureRequest
from gongkai_office.cases.policies import Actor, require_in
from gongkai_office.cases.requesters import opened
from gongkai_office.cases.sealing import Particulars
from gongkai_office.clock import day_of
from gongkai_office.journal.commands.write import write


@transaction.atomic(durable=True)
def reveal(*, case: UUID, reason: str, by: Actor, at: datetime) -> Particulars:
    """The requester's particulars. Raises GongkaiError without the right, without a reason, or without the key."""
    request = DisclosureRequest.objects.select_related("organ", "office", "requester").get(pk=case)
    require_in(by, "case.reveal_identity", request, day_of(at))
    if not reason.strip():
        raise GongkaiError("查看申请人身份信息应当写明事由")
    particulars = opened(request.requester)
    write(organ=request.organ_id, subject=subject(request), command="case.reveal", by=author(by), at=at, reason=reason)
    return particulars
