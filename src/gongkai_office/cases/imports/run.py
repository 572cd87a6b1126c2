"""Do what an import of an older ledger waits for."""

from __future__ import annotations

from datetime import datetime
from functools import partial
from uuid import UUID

from gongkai_office import bulk
from gongkai_office.cases.imports.check import check
from gongkai_office.cases.imports.undo import undo
from gongkai_office.cases.imports.write import write
from gongkai_office.cases.models import ImportStage, LedgerImport

_BACK = {
    ImportStage.CHECKING: ImportStage.MAPPING,
    ImportStage.WRITING: ImportStage.CHECKED,
    ImportStage.UNDOING: ImportStage.DONE,
}
"""Where an import stands again when its work cannot be done."""


def waiting() -> list[UUID]:
    """The imports that have something to be done, the oldest first."""
    return bulk.waiting(LedgerImport.objects.all())


def run(work: UUID, *, at: datetime) -> None:
    """Check, write or undo; where that cannot be done, say why on the import and let people go on from there."""
    do = {
        ImportStage.CHECKING: partial(check, at=at),
        ImportStage.WRITING: partial(write, at=at),
        ImportStage.UNDOING: partial(undo, at=at),
    }
    bulk.run(LedgerImport.objects.select_related("organ"), work, do=do, back=_BACK)
