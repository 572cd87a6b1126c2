"""How far the work on an import is."""

from __future__ import annotations

from contextlib import AbstractContextManager
from uuid import UUID

from gongkai_office.bulk import Progress, progress
from gongkai_office.cases.models import ImportProgress, LedgerImport
from gongkai_office.queue import later

RUN = "cases.import"
"""What the queue calls the work on one import."""


def told(work: UUID, total: int) -> AbstractContextManager[Progress]:
    """The progress of a work with so many rows."""
    return progress(ImportProgress, work, total)


def begin(work: LedgerImport) -> None:
    """Nothing is done yet, and somebody will do it; in the transaction that orders the work."""
    ImportProgress.objects.update_or_create(work=work, defaults={"done": 0, "total": work.rows})
    later(RUN, work.pk)
