"""Hand a case to a department and a handler, who take it or give it back with a reason."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.db import transaction

from gongkai.errors import GongkaiError
from gongkai_office.accounts.models import Person
from gongkai_office.accounts.policies import may
from gongkai_office.accounts.queries import author
from gongkai_office.cases.commands.append import locked, subject
from gongkai_office.cases.models import DisclosureRequest
from gongkai_office.cases.policies import Actor, require_in
from gongkai_office.clock import day_of
from gongkai_office.journal.commands.write import write
from gongkai_office.organs.models import Organ


@transaction.atomic(durable=True)
def assign(
    *, case: UUID, office: Organ | None, handler: Person | None, by: Actor, at: datetime, reason: str = ""
) -> DisclosureRequest:
    """The case, handed out and waiting to be taken; without both, nobody's again. Raises GongkaiError."""
    request, on = locked(case), day_of(at)
    require_in(by, "case.assign", request, on)
    if office and not near(request.organ, office):
        raise GongkaiError("只能分给本机关、本机关的下级或者同一政府所属的机关，请重新选择")
    if handler and not may(handler, "case.handle", office or request.organ, on):
        raise GongkaiError(f"{handler.name}不是承办机关的经办人，请另选，或先由管理员为其设定角色")
    request.office, request.handler, request.taken_at = office, handler, None
    return write_assignment(request, command="case.assign", by=by, at=at, reason=reason)


def write_assignment(
    request: DisclosureRequest, *, command: str, by: Actor, at: datetime, reason: str
) -> DisclosureRequest:
    """Keep who works on the case, and say so in the journal."""
    request.save(update_fields=["office", "handler", "taken_at"])
    write(
        organ=request.organ_id,
        subject=subject(request),
        command=command,
        by=author(by),
        at=at,
        facts={
            "office": str(request.office_id) if request.office_id else None,
            "handler": str(request.handler_id) if request.handler_id else None,
            "taken": request.taken_at is not None,
        },
        reason=reason,
    )
    return request


def near(organ: Organ, office: Organ) -> bool:
    """Whether an office is the organ itself, below it, or under the same government."""
    return office.path.startswith(organ.path) or bool(organ.parent and office.path.startswith(organ.parent.path))
