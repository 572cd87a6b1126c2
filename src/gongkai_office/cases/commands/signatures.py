"""The chain of signatures under a reply: what is signed is the draft exactly as it was sent up."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from gongkai.cases.entries import Draft
from gongkai.cases.entries import Entry as Line
from gongkai.cases.state import Case, voided
from gongkai.errors import GongkaiError
from gongkai_office.accounts.models import Person, Role
from gongkai_office.approvals.commands.open_chain import open_chain
from gongkai_office.approvals.commands.restart import restart
from gongkai_office.approvals.commands.send_back import send_back
from gongkai_office.approvals.commands.sign import sign
from gongkai_office.approvals.commands.withdraw import withdraw
from gongkai_office.approvals.models import Chain, State
from gongkai_office.approvals.policies import why_not
from gongkai_office.approvals.queries import latest_chain
from gongkai_office.cases.commands.append import Recorded, acting_day, subject
from gongkai_office.cases.models import DisclosureRequest, Entry
from gongkai_office.cases.policies import Actor
from gongkai_office.journal.chain import canonical

PURPOSE = "reply"
HEAD_ALONE = (Role.HEAD,)
"""Who signs a reply where the office asks for no more."""

_UNDER_WAY = {State.OPEN, State.RETURNED}


def send_up(made: Recorded, *, signers: Sequence[Role], by: Actor, at: datetime) -> None:
    """Open the chain of a draft just entered, or start it again after a return. What the system enters has none."""
    if not isinstance(by, Person):
        return
    chain = under_way(made.request)
    if chain:
        restart(chain=chain, content_hash=fingerprint(made.entry), reference=_reference(made.entry), by=by, at=at)
    else:
        _open(made.request, made.entry, signers, by, at)


def put_signature(made: Recorded, *, by: Actor, at: datetime, note: str) -> None:
    """The last signature under the draft that was just signed. Raises GongkaiError while an earlier one is missing."""
    draft = _newest_draft(made.request, made.case)
    author = Person.objects.filter(pk=draft.by).first() if _is_person(draft.by) else None
    if not isinstance(by, Person) or author is None:
        return
    chain = under_way(made.request) or _open(made.request, draft, HEAD_ALONE, author, at)
    signed = sign(chain=chain, content_hash=fingerprint(draft), by=by, on=acting_day(at), at=at, reason=note)
    if signed.state != State.COMPLETE:
        raise GongkaiError("前面的环节还没有签完，请按顺序签署")


def return_to_author(made: Recorded, *, by: Actor, at: datetime, reason: str) -> None:
    """Send the chain back with its draft; where another's turn is now, the chain is withdrawn and begins anew."""
    chain = under_way(made.request)
    if chain is None or not isinstance(by, Person):
        return
    if why_not(chain, by, acting_day(at)):
        withdraw(chain=chain, by=by, at=at, reason=reason)
    else:
        content = bytes(chain.content_hash)
        send_back(chain=chain, content_hash=content, by=by, on=acting_day(at), at=at, reason=reason)


def under_way(request: DisclosureRequest) -> Chain | None:
    """The chain that is open or returned, if there is one."""
    chain = latest_chain(subject(request), PURPOSE)
    return chain if chain and chain.state in _UNDER_WAY else None


def call_off(request: DisclosureRequest, *, by: Actor, at: datetime, reason: str) -> None:
    """Withdraw the chain of a draft that is no longer sent up."""
    chain = under_way(request)
    if chain and isinstance(by, Person):
        withdraw(chain=chain, by=by, at=at, reason=reason)


def fingerprint(draft: Entry) -> bytes:
    """The SHA-256 of what a signer has before them: this draft, its outcome, its facts and reasons."""
    content: dict[str, object] = {"entry": str(draft.pk), "detail": draft.detail, "note": draft.note}
    return hashlib.sha256(canonical(content)).digest()


def _open(request: DisclosureRequest, draft: Entry, signers: Sequence[Role], by: Person, at: datetime) -> Chain:
    return open_chain(
        subject=subject(request),
        organ=request.organ,
        purpose=PURPOSE,
        roles=signers,
        content_hash=fingerprint(draft),
        reference=_reference(draft),
        by=by,
        at=at,
    )


def _reference(draft: Entry) -> str:
    return f"entry:{draft.pk}"


def _newest_draft(request: DisclosureRequest, case: Case) -> Entry:
    dead = voided(case.entries)
    drafts = [line for line in case.entries if isinstance(line.detail, Draft) and line.id not in dead]
    newest: Line = drafts[-1]
    return request.entries.get(pk=UUID(newest.id))


def _is_person(author: str) -> bool:
    try:
        UUID(author)
    except ValueError:
        return False
    return True
