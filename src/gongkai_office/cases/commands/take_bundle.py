"""Take the whole file of a case out of the office: allowed to few, for a reason, and told in the journal."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.db import transaction

from gongkai.errors import GongkaiError
from gongkai_office.accounts.models import Person
from gongkai_office.cases.commands.append import subject
from gongkai_office.cases.models import DisclosureRequest
from gongkai_office.cases.policies import require_in
from gongkai_office.cases.projection import ENDED
from gongkai_office.clock import day_of
from gongkai_office.journal.commands.write import write

_ENDED = {stage.name for stage in ENDED}


@transaction.atomic(durable=True)
def take_bundle(*, case: UUID, reason: str, by: Person, at: datetime) -> DisclosureRequest:
    """The case, whose bundle may be handed out now. Raises GongkaiError while it is under way, or without a reason."""
    request = DisclosureRequest.objects.select_related("organ", "office", "requester").get(pk=case)
    require_in(by, "case.bundle", request, day_of(at))
    if request.stage not in _ENDED:
        raise GongkaiError("办结以后才能下载案卷")
    if not reason.strip():
        raise GongkaiError("案卷内有申请人的个人信息，下载应当写明事由")
    write(organ=request.organ_id, subject=subject(request), command="case.bundle", by=str(by.pk), at=at, reason=reason)
    return request
