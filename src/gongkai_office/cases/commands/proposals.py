"""What the verbs of a proposal share: its chain of signatures, its fingerprint, its line in the journal."""

from __future__ import annotations

import hashlib
from datetime import datetime
from uuid import UUID

from gongkai.cases.entries import EntryKind
from gongkai.errors import GongkaiError
from gongkai_office.accounts.models import Person
from gongkai_office.approvals.models import Chain
from gongkai_office.approvals.queries import chain_under_way
from gongkai_office.cases.commands.append import locked, subject
from gongkai_office.cases.models import DisclosureRequest, Proposal, Standing
from gongkai_office.cases.vouched import PROPOSAL
from gongkai_office.journal.chain import canonical
from gongkai_office.journal.commands.vouch import vouch


def purpose(kind: EntryKind) -> str:
    """What a chain of signatures over such a proposal is for."""
    return f"propose-{kind.value}"


def under_way(request: DisclosureRequest, kind: EntryKind) -> Chain | None:
    """The chain over the newest proposal of a kind, while it is open or returned; never more than one."""
    return chain_under_way(subject(request), purpose(kind))


def fingerprint(proposal: Proposal) -> bytes:
    """The SHA-256 of what a signer has before them: what is proposed, and why."""
    content: dict[str, object] = {
        "proposal": str(proposal.pk),
        "kind": proposal.kind,
        "detail": proposal.detail,
        "note": proposal.note,
    }
    return hashlib.sha256(canonical(content)).digest()


def pending(proposal: UUID) -> tuple[DisclosureRequest, Proposal, Chain]:
    """A pending proposal with its locked request and its open chain. Raises GongkaiError where it pends no more."""
    case = Proposal.objects.values_list("request", flat=True).get(pk=proposal)
    request = locked(case)
    found = Proposal.objects.select_related("by").get(pk=proposal)
    chain = under_way(request, EntryKind(found.kind))
    if found.standing != Standing.PENDING or chain is None:
        raise GongkaiError(f"这一提请{Standing(found.standing).label}，不能再办理，请回到本件查看")
    return request, found, chain


def settle(proposal: Proposal, standing: Standing, command: str, *, by: Person, at: datetime, reason: str = "") -> None:
    """Keep where a proposal stands now, and say so in the journal of its case."""
    proposal.standing = standing
    proposal.save(update_fields=["standing", "entry"])
    tell(proposal, command, by=by, at=at, reason=reason)


def tell(proposal: Proposal, command: str, *, by: Person, at: datetime, reason: str = "") -> None:
    """One line of the journal: which proposal, its content sealed, where it stands, what it made."""
    facts = {
        "proposal": str(proposal.pk), "proposes": proposal.kind, "standing": str(proposal.standing),
        "made": str(proposal.entry_id) if proposal.entry_id else None,
    }  # fmt: skip
    vouch(PROPOSAL, proposal, f"case.{command}", by=str(by.pk), at=at, facts=facts, reason=reason)
