"""How far the work on an import is."""

from __future__ import annotations

from contextlib import AbstractContextManager
from uuid import UUID

from gongkai_office.bulk import Progress, progress
from gongkai_office.publishing.models import SiteImport, SiteProgress
from gongkai_office.queue import later

RUN = "publishing.import"
"""What the queue calls the work on one import."""


def told(work: UUID, total: int) -> AbstractContextManager[Progress]:
    """The progress of a work with so many pages."""
    return progress(SiteProgress, work, total)


def begin(work: SiteImport) -> None:
    """Nothing is done yet, and somebody will do it; in the transaction that orders the work."""
    SiteProgress.objects.update_or_create(work=work, defaults={"done": 0, "total": work.rows})
    later(RUN, work.pk)
