"""Say in the journal that somebody took lines of it away."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from gongkai_office.accounts.models import Person
from gongkai_office.accounts.policies import require
from gongkai_office.accounts.queries import author
from gongkai_office.clock import day_of
from gongkai_office.journal.commands.write import write
from gongkai_office.organs.models import Organ


@transaction.atomic(durable=True)
def export_journal(*, organ: Organ, number: int, whole: bool, by: Person, at: datetime) -> None:
    """`organ` is the highest one whose lines were taken; `number` how many. Raises ForbiddenError."""
    require(by, "journal.read", organ, day_of(at))
    facts = {"lines": number, "whole": whole}
    subject = f"person:{by.pk}"
    write(organ=organ.pk, subject=subject, command="journal.export", by=author(by), at=at, facts=facts)
