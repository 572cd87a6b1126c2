"""Steps that make no entry but change who works on a case: handing out, taking, giving back, splitting, proving."""

from __future__ import annotations

from datetime import date

from gongkai.cases.entries import EntryKind
from gongkai.cases.procedure import Stage
from gongkai.cases.state import Case
from gongkai_office.accounts.models import Person
from gongkai_office.cases.models import DisclosureRequest
from gongkai_office.cases.policies import may_in

_ARRIVED = {EntryKind.SUBMITTED, EntryKind.RECEIVED}


def duties(person: Person, request: DisclosureRequest, case: Case, on: date) -> tuple[str, ...]:
    """The slugs of those that make sense in the case now and are this person's business."""
    sensible = {
        "assign": ("case.assign", request.pending),
        "take": ("case.handle", _waits_for(person, request)),
        "refuse": ("case.handle", _waits_for(person, request)),
        "split": ("case.register", _untouched(case)),
        "prove": ("case.serve", request.unproved_since is not None),
    }
    return tuple(
        slug for slug, (permission, now) in sensible.items() if now and may_in(person, permission, request, on)
    )


def _waits_for(person: Person, request: DisclosureRequest) -> bool:
    """Whether the case was handed out, is not taken yet, and could be this person's."""
    handed_out = request.office_id is not None or request.handler_id is not None
    return handed_out and request.pending and not request.taken_at and request.handler_id in (None, person.pk)


def _untouched(case: Case) -> bool:
    return case.stage is Stage.OPEN and all(entry.kind in _ARRIVED for entry in case.entries)
