"""Give a case back that was handed to oneself or to one's department, with the reason."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.db import transaction

from gongkai.errors import GongkaiError
from gongkai_office.accounts.models import Person
from gongkai_office.cases.commands.append import locked
from gongkai_office.cases.commands.assign import write_assignment
from gongkai_office.cases.commands.take import require_taker
from gongkai_office.cases.models import DisclosureRequest


@transaction.atomic(durable=True)
def refuse(*, case: UUID, reason: str, by: Person, at: datetime) -> DisclosureRequest:
    """The case, nobody's again. Raises GongkaiError."""
    request = locked(case)
    require_taker(request, by, at)
    if not reason.strip():
        raise GongkaiError("退回分办应当写明理由")
    request.office = request.handler = request.taken_at = None
    return write_assignment(request, command="case.refuse", by=by, at=at, reason=reason)
