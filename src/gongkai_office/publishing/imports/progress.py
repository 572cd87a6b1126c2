"""How far the work on an import is, and its chain of the journal."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import AbstractContextManager
from datetime import datetime
from uuid import UUID

from gongkai_office.accounts.models import Person
from gongkai_office.accounts.queries import author
from gongkai_office.bulk import Progress, progress
from gongkai_office.journal.commands.vouch import vouch
from gongkai_office.publishing.models import SiteImport, SiteProgress
from gongkai_office.publishing.vouched import SITE
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


def tell(
    work: SiteImport,
    command: str,
    *,
    by: Person,
    at: datetime,
    facts: Mapping[str, object] | None = None,
    seals: Mapping[str, str] | None = None,
    reason: str = "",
) -> None:
    """One line of an import's chain, which states the import as it is left; no word of what stands in its pages."""
    vouch(SITE, work, f"site.{command}", by=author(by), at=at, facts=facts, seals=seals, reason=reason)
