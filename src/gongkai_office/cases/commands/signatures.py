"""The chain of signatures under a reply: what is signed is the draft with its letter exactly as they stand."""

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
from gongkai_office.approvals.commands.restart import restart
from gongkai_office.approvals.commands.send_back import send_back
from gongkai_office.approvals.commands.sign import sign
from gongkai_office.approvals.commands.submit import submit
from gongkai_office.approvals.commands.withdraw import withdraw
from gongkai_office.approvals.models import Chain, State
from gongkai_office.approvals.policies import why_not
from gongkai_office.approvals.queries import chain_under_way
from gongkai_office.cases.commands.append import Recorded, subject
from gongkai_office.cases.letters.drafting import sent_up
from gongkai_office.cases.letters.kept import newest
from gongkai_office.cases.models import DisclosureRequest, Entry
from gongkai_office.cases.policies import Actor
from gongkai_office.cases.queries import enclosures
from gongkai_office.cases.queries.enclosures import require_passed
from gongkai_office.cases.vouched import VERSION
from gongkai_office.clock import day_of
from gongkai_office.ids import read_id
from gongkai_office.journal.chain import canonical

PURPOSE = "reply"
HEAD_ALONE = (Role.HEAD,)
"""Who signs a reply where the office asks for no more."""


def send_up(made: Recorded, *, signers: Sequence[Role], by: Actor, at: datetime) -> None:
    """Open the chain of a draft just entered, or start it again after a return. What the system enters has none."""
    if not isinstance(by, Person):
        return
    require_passed(made.request)
    _submit(made.request, made.entry, signers, by, at)


def put_signature(made: Recorded, *, by: Actor, at: datetime, note: str, seen: bytes = b"") -> None:
    """The last signature under the draft that was just signed; `seen` is the content the signer had before them.

    Raises GongkaiError while an earlier signature is missing, and where the content changed since it was seen.
    """
    require_passed(made.request)
    draft = newest_draft(made.request, made.case)
    key = read_id(draft.by)
    author = Person.objects.filter(pk=key).first() if key else None
    if not isinstance(by, Person) or author is None:
        return
    chain = under_way(made.request) or _submit(made.request, draft, HEAD_ALONE, author, at)
    signed = sign(chain=chain, content_hash=seen or fingerprint(draft), by=by, on=day_of(at), at=at, reason=note)
    if signed.state != State.COMPLETE:
        raise GongkaiError("前面的环节还没有签完，请按顺序签署")


def return_to_author(made: Recorded, *, by: Actor, at: datetime, reason: str) -> None:
    """Send the chain back with its draft; where another's turn is now, the chain is withdrawn and begins anew."""
    chain = under_way(made.request)
    if chain is None or not isinstance(by, Person):
        return
    if why_not(chain, by, day_of(at)):
        withdraw(chain=chain, by=by, at=at, reason=reason)
    else:
        content = bytes(chain.content_hash)
        send_back(chain=chain, content_hash=content, by=by, on=day_of(at), at=at, reason=reason)


def under_way(request: DisclosureRequest) -> Chain | None:
    """The chain that is open or returned, if there is one."""
    return chain_under_way(subject(request), PURPOSE)


def call_off(request: DisclosureRequest, *, by: Actor, at: datetime, reason: str) -> None:
    """Withdraw the chain of a draft that is no longer sent up."""
    chain = under_way(request)
    if chain and isinstance(by, Person):
        withdraw(chain=chain, by=by, at=at, reason=reason)


def fingerprint(draft: Entry) -> bytes:
    """The SHA-256 of what a signer has before them: this draft, its outcome, its reasons, its letter and enclosures."""
    content: dict[str, object] = {"entry": str(draft.pk), "detail": draft.detail, "note": draft.note}
    if letter := sent_up(draft):
        content["letter"] = VERSION.seal(newest(letter))
    if enclosed := enclosures.content(draft.request):
        content["enclosed"] = enclosed
    return hashlib.sha256(canonical(content)).digest()


def change_content(request: DisclosureRequest, case: Case, *, by: Person, at: datetime) -> None:
    """Start the chain again over a letter that was changed; signatures given to the former one count no more."""
    chain, draft = under_way(request), newest_draft(request, case)
    if chain:
        restart(chain=chain, content_hash=fingerprint(draft), reference=_reference(draft), by=by, at=at)


def _submit(request: DisclosureRequest, draft: Entry, signers: Sequence[Role], by: Person, at: datetime) -> Chain:
    return submit(
        subject=subject(request), organ=request.organ, purpose=PURPOSE, roles=signers,
        content_hash=fingerprint(draft), reference=_reference(draft), by=by, at=at,
    )  # fmt: skip


def _reference(draft: Entry) -> str:
    """Where the version that is signed is found again: the letter's, else the entry alone."""
    letter = sent_up(draft)
    return f"letter:{newest(letter).pk}" if letter else f"entry:{draft.pk}"


def newest_draft(request: DisclosureRequest, case: Case) -> Entry:
    """The entry of the newest draft that nobody has voided. Raises IndexError where there is none."""
    dead = voided(case.entries)
    drafts = [line for line in case.entries if isinstance(line.detail, Draft) and line.id not in dead]
    last: Line = drafts[-1]
    return request.entries.get(pk=UUID(last.id))
