"""Say in the journal that somebody took the ledger, or a part of it, out of the house."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime
from uuid import UUID

from django.db import transaction

from gongkai_office.accounts.models import Person
from gongkai_office.accounts.policies import require
from gongkai_office.cases.models import DisclosureRequest
from gongkai_office.clock import day_of
from gongkai_office.journal.commands.write import write
from gongkai_office.organs.models import Organ


@transaction.atomic(durable=True)
def export(*, cases: Collection[DisclosureRequest], by: Person, at: datetime) -> None:
    """One line an organ: how many cases of its ledger left. Raises ForbiddenError where one may not be exported."""
    organs: dict[UUID, Organ] = {case.organ_id: case.organ for case in cases}
    for key, organ in organs.items():
        require(by, "case.export", organ, day_of(at))
        count = sum(case.organ_id == key for case in cases)
        write(organ=key, subject=f"ledger:{key}", command="case.export", by=str(by.pk), at=at, facts={"cases": count})
