"""What the journal says of a roster: a chain of its own, beside those of the organs and people it makes."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from gongkai_office.accounts.models import Person, Roster
from gongkai_office.accounts.queries import author
from gongkai_office.journal.commands.write import write


def told(roster: Roster, command: str, *, by: Person, at: datetime, facts: Mapping[str, object] | None = None) -> None:
    """One line of a roster's chain; no word of what stands in the sheet."""
    subject = f"roster:{roster.pk}"
    write(organ=roster.organ_id, subject=subject, command=command, by=author(by), at=at, facts=facts)
