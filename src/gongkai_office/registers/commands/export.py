"""Say in the journal that somebody took a register, or a part of it, out of the house."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime

from django.db import transaction

from gongkai_office.accounts.models import Person
from gongkai_office.accounts.policies import require
from gongkai_office.clock import day_of
from gongkai_office.journal.commands.write import write
from gongkai_office.registers.kinds import Kind
from gongkai_office.registers.models import Entry


@transaction.atomic(durable=True)
def export(*, kind: Kind, entries: Collection[Entry], by: Person, at: datetime) -> None:
    """One line an organ: how many lines of its register left. Raises ForbiddenError where one may not be read."""
    organs = {entry.organ_id: entry.organ for entry in entries}
    for key, organ in organs.items():
        require(by, "register.read", organ, day_of(at))
        facts = {"kind": kind.value, "entries": sum(entry.organ_id == key for entry in entries)}
        write(organ=key, subject=f"ledger:{key}", command="register.export", by=str(by.pk), at=at, facts=facts)
