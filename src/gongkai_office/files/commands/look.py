"""Look into a file whose every look is told of: an identity document."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from gongkai_office.accounts.models import Person
from gongkai_office.accounts.queries import author
from gongkai_office.files.models import StoredFile
from gongkai_office.journal.commands.write import write


@transaction.atomic(durable=True)
def look(*, file: StoredFile, by: Person | str, at: datetime, reason: str = "") -> None:
    """Tell that somebody opens the file now."""
    write(
        organ=file.organ_id,
        subject=file.subject,
        command="file.look",
        by=author(by),
        at=at,
        facts={"file": str(file.pk)},
        reason=reason,
    )
