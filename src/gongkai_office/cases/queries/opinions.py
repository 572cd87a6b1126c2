"""What was said over a reply that is signed, as a sheet of review tells it (Art. 17)."""

from __future__ import annotations

from gongkai.documents.letters import Opinion
from gongkai_office.accounts.models import Role
from gongkai_office.approvals.models import State
from gongkai_office.approvals.queries import counting, latest_chain
from gongkai_office.cases.models import DisclosureRequest
from gongkai_office.clock import day_of

REPLY = "reply"
"""What the chain of signatures over a reply is for."""


def opinions(request: DisclosureRequest) -> tuple[Opinion, ...]:
    """Every opinion on the signed reply in the order of signing, the head's last; none while it is not signed."""
    chain = latest_chain(f"case:{request.pk}", REPLY)
    if chain is None or chain.state != State.COMPLETE:
        return ()
    return tuple(
        Opinion(
            role=Role(one.step.role).label,
            text=one.reason.strip() or one.get_decision_display(),
            by=one.person.name,
            on=day_of(one.at),
        )
        for one in counting(chain)
    )


def secrecy_opinions(request: DisclosureRequest) -> tuple[Opinion, ...]:
    """Those of the secrecy reviewer and of the head; none where nobody reviewed for secrecy."""
    wanted = (Role.SECRECY_REVIEWER.label, Role.HEAD.label)
    found = tuple(one for one in opinions(request) if one.role in wanted)
    return found if any(one.role == wanted[0] for one in found) else ()
