"""Say in the journal that somebody took what stands behind a cell of table two out of the house."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from gongkai_office.accounts.models import Person
from gongkai_office.accounts.policies import require
from gongkai_office.clock import day_of
from gongkai_office.journal.commands.write import write
from gongkai_office.reporting.accounts import Account


@transaction.atomic(durable=True)
def export_listing(*, one: Account, address: str, rows: int, by: Person, at: datetime) -> None:
    """One line: which cell of which year, how many rows. Raises ForbiddenError."""
    require(by, "report.read", one.organ, day_of(at))
    write(
        organ=one.organ.pk,
        subject=f"books:{one.organ.pk}",
        command="books.export",
        by=str(by.pk),
        at=at,
        facts={"year": one.year, "cell": address, "rows": rows},
    )
