"""Keep a call as it stands now, and tell the journal of its case."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from gongkai.errors import GongkaiError
from gongkai_office.accounts.models import Person
from gongkai_office.cases.commands.append import locked
from gongkai_office.cases.models import CallState, RecordsCall
from gongkai_office.cases.vouched import CALL
from gongkai_office.journal.commands.vouch import vouch


def open_call(call: UUID) -> RecordsCall:
    """An open call, its case locked until the transaction ends. Raises GongkaiError where it is closed."""
    locked(RecordsCall.objects.values_list("request", flat=True).get(pk=call))
    found = RecordsCall.objects.select_related("request", "request__organ", "request__office", "office").get(pk=call)
    if found.state != CallState.OPEN:
        raise GongkaiError(f"这次协助查找{CallState(found.state).label}，不能再办理")
    return found


def keep(call: RecordsCall, command: str, *, by: Person, at: datetime, reason: str = "") -> RecordsCall:
    """The call, saved and journalled; the line states a keyed hash of its words, not the words."""
    call.save()
    facts = {
        "call": str(call.pk), "call_office": str(call.office_id), "call_due": call.due.isoformat(),
        "call_state": str(call.state), "answer": str(call.answer),
    }  # fmt: skip
    vouch(CALL, call, f"call.{command}", by=str(by.pk), at=at, facts=facts, reason=reason)
    return call
