"""Do what an import of a site waits for."""

from __future__ import annotations

from datetime import datetime
from functools import partial
from uuid import UUID

from gongkai_office import bulk
from gongkai_office.bulk import Stage
from gongkai_office.publishing.imports.look import check
from gongkai_office.publishing.imports.undo import undo
from gongkai_office.publishing.imports.write import write
from gongkai_office.publishing.models import SiteImport

_BACK = {Stage.CHECKING: Stage.CHECKED, Stage.WRITING: Stage.CHECKED, Stage.UNDOING: Stage.DONE}
"""Where an import stands again when its work cannot be done; one that cannot be looked over can only be given up."""


def waiting() -> list[UUID]:
    """The imports that have something to be done, the oldest first."""
    return bulk.waiting(SiteImport.objects.all())


def run(work: UUID, *, at: datetime) -> None:
    """Check, write or undo; where that cannot be done, say why on the import and let people go on from there."""
    do = {
        Stage.CHECKING: partial(check, at=at),
        Stage.WRITING: partial(write, at=at),
        Stage.UNDOING: partial(undo, at=at),
    }
    bulk.run(SiteImport.objects.select_related("organ", "column"), work, do=do, back=_BACK)
