"""Ask an office nearby to search for what a request wants (OGI Regulations, Arts. 10, 36(4))."""

from __future__ import annotations

from datetime import date, datetime
from uuid import UUID

from django.db import transaction

from gongkai.cases.procedure import Stage
from gongkai.errors import GongkaiError
from gongkai_office.accounts.models import Person
from gongkai_office.cases.commands.append import locked
from gongkai_office.cases.commands.assign import near
from gongkai_office.cases.commands.calls.keep import keep
from gongkai_office.cases.models import RecordsCall
from gongkai_office.cases.policies import require_in
from gongkai_office.clock import day_of
from gongkai_office.ids import new_id
from gongkai_office.organs.models import Organ


@transaction.atomic(durable=True)
def ask(
    *, case: UUID, office: Organ, what: str, due: date, by: Person, at: datetime, key: UUID | None = None
) -> RecordsCall:
    """The call, waiting for the office's answer. `what` tells the office all it learns; not who asks.

    The case's own period goes on meanwhile. Raises GongkaiError.
    """
    request, on = locked(case), day_of(at)
    done = request.calls.filter(pk=key).first() if key else None
    if done:
        return done
    require_in(by, "case.handle", request, on)
    if not request.pending or request.stage == Stage.CONFIRMING.name:
        raise GongkaiError("申请登记收到以后、办结以前，才能请有关单位协助查找")
    if not near(request.organ, office) or not office.open_on(on):
        raise GongkaiError("只能请本机关的下级或者同一政府所属、现在存续的机关查找，请重新选择")
    if not what.strip():
        raise GongkaiError("请写明要查找的内容，接收的单位只看到这里写的和申请的内容描述")
    require_day(due, on)
    call = RecordsCall(
        id=key or new_id(),
        request=request,
        organ_id=request.organ_id,
        office=office,
        what=what.strip(),
        asked_by=by,
        asked_at=at,
        due=due,
    )
    return keep(call, "ask", by=by, at=at)


def require_day(due: date, on: date) -> None:
    """A day that can still be met."""
    if due < on:
        raise GongkaiError(f"希望答复的日期 {due.isoformat()} 已经过去，请填今天或者以后的日期")
