"""End what somebody declared: it stays on record, with who took it back and when. Every such verb shares it."""

from __future__ import annotations

from datetime import datetime
from typing import TypeVar
from uuid import UUID

from django.db.models import QuerySet

from gongkai_office.accounts.models import Person
from gongkai_office.reporting.models import Absence, Declaration, Duplicate, Inclusion, Waiver

_Row = TypeVar("_Row", Absence, Declaration, Duplicate, Inclusion, Waiver)


def ended(standing: QuerySet[_Row], key: UUID, *, by: Person, at: datetime) -> _Row:
    """The row among those that stand, locked and ended. Raises its DoesNotExist for one that stands no more."""
    row = standing.select_for_update(of=("self",)).get(pk=key)
    row.ended_by, row.ended_at = by, at
    row.save(update_fields=["ended_by", "ended_at"])
    return row
