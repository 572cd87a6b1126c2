"""Tell the journal of an act on a chain, in the journal's chain of its subject."""

from __future__ import annotations

from datetime import datetime

from gongkai_office.accounts.models import Person
from gongkai_office.accounts.queries import author
from gongkai_office.approvals.models import Chain
from gongkai_office.journal.commands.write import write


def record(chain: Chain, command: str, *, by: Person | str, at: datetime, reason: str = "", **facts: object) -> None:
    """One line: which chain, for what, in which round, over which content."""
    write(
        organ=chain.organ_id,
        subject=chain.subject,
        command=f"approval.{command}",
        by=author(by),
        at=at,
        facts={
            "chain": str(chain.pk),
            "purpose": chain.purpose,
            "round": chain.round,
            "content": bytes(chain.content_hash).hex(),
            **facts,
        },
        reason=reason,
    )
