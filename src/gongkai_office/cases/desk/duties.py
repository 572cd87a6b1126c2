"""Steps that make no entry but change who works on a case: handing out, taking, giving back, splitting, proving."""

from __future__ import annotations

from datetime import date

from gongkai.cases.entries import EntryKind
from gongkai.cases.procedure import Stage
from gongkai.cases.state import Case
from gongkai_office.accounts.models import Person, Role
from gongkai_office.approvals.policies import why_not
from gongkai_office.approvals.queries import latest_chain
from gongkai_office.cases.models import DisclosureRequest
from gongkai_office.cases.policies import may_in

PURPOSE = "reply"
_ARRIVED = {EntryKind.SUBMITTED, EntryKind.RECEIVED}


def duties(person: Person, request: DisclosureRequest, case: Case, on: date) -> tuple[str, ...]:
    """The slugs of those that make sense in the case now and are this person's business."""
    sensible = {
        "review": ("case.read", _awaits_review(person, request, on)),
        "assign": ("case.assign", request.pending),
        "urge": ("case.urge", request.pending),
        "answer-urging": (_answers_by(person, request, on), request.urgings.filter(answered_at=None).exists()),
        "take": ("case.handle", _waits_for(person, request)),
        "refuse": ("case.handle", _waits_for(person, request)),
        "call": ("case.handle", request.pending and case.stage is not Stage.CONFIRMING),
        "split": ("case.register", _untouched(case)),
        "prove": ("case.serve", request.unproved_since is not None),
    }
    return tuple(
        slug for slug, (permission, now) in sensible.items() if now and may_in(person, permission, request, on)
    )


def _answers_by(person: Person, request: DisclosureRequest, on: date) -> str:
    """The permission by which somebody answers an urging: who handles the case, or who hands it out."""
    return "case.handle" if may_in(person, "case.handle", request, on) else "case.assign"


def _awaits_review(person: Person, request: DisclosureRequest, on: date) -> bool:
    """Whether the chain of signatures waits for this person, before the head."""
    chain = latest_chain(f"case:{request.pk}", PURPOSE)
    return bool(chain and chain.awaiting not in ("", Role.HEAD) and not why_not(chain, person, on))


def _waits_for(person: Person, request: DisclosureRequest) -> bool:
    """Whether the case was handed out, is not taken yet, and could be this person's."""
    handed_out = request.office_id is not None or request.handler_id is not None
    return handed_out and request.pending and not request.taken_at and request.handler_id in (None, person.pk)


def _untouched(case: Case) -> bool:
    return case.stage is Stage.OPEN and all(entry.kind in _ARRIVED for entry in case.entries)
