"""Look at who was consulted and how to reach them: for a reason, and each look is in the journal."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.db import transaction

from gongkai.errors import GongkaiError
from gongkai_office.accounts.models import Person
from gongkai_office.cases.commands.append import subject
from gongkai_office.cases.models import Consultation, DisclosureRequest
from gongkai_office.cases.parties import opened
from gongkai_office.cases.policies import require_in
from gongkai_office.cases.sealing import Particulars
from gongkai_office.clock import day_of
from gongkai_office.journal.commands.write import write


@transaction.atomic(durable=True)
def reveal_party(*, consultation: UUID, reason: str, by: Person, at: datetime) -> Particulars:
    """The particulars of who was asked. Raises GongkaiError without the right, without a reason, or without the key."""
    asked = Consultation.objects.get(pk=consultation)
    request = DisclosureRequest.objects.select_related("organ", "office").get(pk=asked.request_id)
    require_in(by, "case.reveal_identity", request, day_of(at))
    if not reason.strip():
        raise GongkaiError("查看第三方的联系方式应当写明事由")
    particulars = opened(asked)
    write(
        organ=request.organ_id,
        subject=subject(request),
        command="case.reveal-party",
        by=str(by.pk),
        at=at,
        facts={"party": str(asked.pk)},
        reason=reason,
    )
    return particulars
