"""Do what an import waits for. The worker may be killed anywhere, and two workers may try at once: it is done once."""

from __future__ import annotations

from datetime import datetime
from functools import partial
from uuid import UUID

from gongkai_office.bulk import BUSY, Stage, carried
from gongkai_office.publishing.imports.look import check
from gongkai_office.publishing.imports.undo import undo
from gongkai_office.publishing.imports.write import write
from gongkai_office.publishing.models import SiteImport

_BACK = {Stage.CHECKING: Stage.CHECKED, Stage.WRITING: Stage.CHECKED, Stage.UNDOING: Stage.DONE}
"""Where an import stands again when its work cannot be done; one that cannot be looked over can only be given up."""


def waiting() -> list[UUID]:
    """The imports that have something to be done, the oldest first."""
    return list(SiteImport.objects.filter(stage__in=BUSY).order_by("uploaded_at").values_list("pk", flat=True))


def run(work: UUID, *, at: datetime) -> None:
    """Check, write or undo; where that cannot be done, say why on the import and let people go on from there."""
    row = SiteImport.objects.select_related("organ", "column").get(pk=work)
    stage = Stage(row.stage)
    carried(partial(_done, row, stage, at), stop=partial(_stop, work, stage), name=f"import {work} while {stage}")


def _done(row: SiteImport, stage: Stage, at: datetime) -> None:
    match stage:
        case Stage.CHECKING:
            check(row, at=at)
        case Stage.WRITING:
            write(work=row.pk, at=at)
        case Stage.UNDOING:
            undo(work=row.pk, at=at)


def _stop(work: UUID, stage: Stage, why: str) -> None:
    SiteImport.objects.filter(pk=work, stage=stage).update(stage=_BACK[stage], trouble=why)
