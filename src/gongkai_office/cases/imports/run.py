"""Do what an import waits for. The worker may be killed anywhere, and two workers may try at once: it is done once."""

from __future__ import annotations

from datetime import datetime
from functools import partial
from uuid import UUID

from gongkai_office.bulk import carried
from gongkai_office.cases.imports.check import check
from gongkai_office.cases.imports.undo import undo
from gongkai_office.cases.imports.write import write
from gongkai_office.cases.models import BUSY, ImportStage, LedgerImport

_BACK = {
    ImportStage.CHECKING: ImportStage.MAPPING,
    ImportStage.WRITING: ImportStage.CHECKED,
    ImportStage.UNDOING: ImportStage.DONE,
}
"""Where an import stands again when its work cannot be done."""


def waiting() -> list[UUID]:
    """The imports that have something to be done, the oldest first."""
    rows = LedgerImport.objects.filter(stage__in=BUSY).order_by("uploaded_at")
    return list(rows.values_list("pk", flat=True))


def run(work: UUID, *, at: datetime) -> None:
    """Check, write or undo; where that cannot be done, say why on the import and let people go on from there."""
    row = LedgerImport.objects.select_related("organ").get(pk=work)
    stage = ImportStage(row.stage)
    carried(partial(_done, row, stage, at), stop=partial(_stop, work, stage), name=f"import {work} while {stage}")


def _done(row: LedgerImport, stage: ImportStage, at: datetime) -> None:
    match stage:
        case ImportStage.CHECKING:
            check(row, at=at)
        case ImportStage.WRITING:
            write(work=row.pk, at=at)
        case ImportStage.UNDOING:
            undo(work=row.pk, at=at)


def _stop(work: UUID, stage: ImportStage, why: str) -> None:
    LedgerImport.objects.filter(pk=work, stage=stage).update(stage=_BACK[stage], trouble=why)
