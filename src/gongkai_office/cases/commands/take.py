"""Take a case that was handed to oneself or to one's department."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.db import transaction

from gongkai.errors import GongkaiError
from gongkai_office.accounts.models import Person
from gongkai_office.cases.commands.append import locked
from gongkai_office.cases.commands.assign import write_assignment
from gongkai_office.cases.models import DisclosureRequest
from gongkai_office.cases.policies import require_in
from gongkai_office.clock import day_of


@transaction.atomic(durable=True)
def take(*, case: UUID, by: Person, at: datetime) -> DisclosureRequest:
    """The case, taken by this handler. Raises GongkaiError."""
    request = locked(case)
    require_taker(request, by, at)
    request.handler, request.taken_at = by, at
    return write_assignment(request, command="case.take", by=by, at=at, reason="")


def require_taker(request: DisclosureRequest, by: Person, at: datetime) -> None:
    """Pass whom the case was handed to, or any handler of the place where nobody was named. Raises GongkaiError."""
    require_in(by, "case.handle", request, day_of(at))
    if request.handler_id and request.handler_id != by.pk:
        raise GongkaiError("本件已分给其他经办人，如需改办，请由分办人员重新分办")
    if request.taken_at:
        raise GongkaiError("本件已经签收，不必重复签收；不能办理的，请由分办人员重新分办")
