"""Say that one has a draft open, and that one has closed it. Told to the others, not to the journal."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from gongkai_office.accounts.models import Person
from gongkai_office.publishing.models import Editing
from gongkai_office.publishing.queries.editing import SILENT


def attend(*, version: UUID, by: Person, at: datetime) -> Editing:
    """The mark; who was away for a while has opened the draft anew."""
    row, _ = Editing.objects.get_or_create(version_id=version, person=by, defaults={"since": at, "heard": at})
    if row.heard < at - SILENT:
        row.since = at
    row.heard = at
    row.save(update_fields=["since", "heard"])
    return row


def leave(*, version: UUID, by: Person) -> None:
    """The mark is gone; harmless where there is none."""
    Editing.objects.filter(version=version, person=by).delete()
