"""Take the evidence of number and frequency out of the office: told in the journal of the case it was taken for."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.db import transaction

from gongkai_office.accounts.models import Person
from gongkai_office.cases.commands.append import subject
from gongkai_office.cases.models import DisclosureRequest
from gongkai_office.cases.policies import require_in
from gongkai_office.clock import day_of
from gongkai_office.journal.commands.write import write


@transaction.atomic(durable=True)
def export_evidence(*, case: UUID, number: int, by: Person, at: datetime) -> None:
    """One line: who took how many requests' lines. Raises ForbiddenError."""
    request = DisclosureRequest.objects.select_related("organ", "office").get(pk=case)
    require_in(by, "case.export", request, day_of(at))
    facts: dict[str, object] = {"lines": number}
    write(organ=request.organ_id, subject=subject(request), command="case.evidence", by=str(by.pk), at=at, facts=facts)
