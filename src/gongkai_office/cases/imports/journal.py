"""What the journal says of an import: a chain of its own, beside those of the cases it makes."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from gongkai_office.accounts.models import Person
from gongkai_office.accounts.queries import author
from gongkai_office.cases.books import IMPORT
from gongkai_office.cases.models import LedgerImport
from gongkai_office.journal.commands.vouch import vouch


def told(
    work: LedgerImport,
    command: str,
    *,
    by: Person,
    at: datetime,
    facts: Mapping[str, object] | None = None,
    seals: Mapping[str, str] | None = None,
    reason: str = "",
) -> None:
    """One line of an import's chain, which states the import as it is left; no word of what stands in the file."""
    vouch(IMPORT, work, command, by=author(by), at=at, facts=facts, seals=seals, reason=reason)
