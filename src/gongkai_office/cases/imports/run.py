"""Do what an import waits for. The worker may be killed anywhere, and two workers may try at once: it is done once."""

from __future__ import annotations

import logging
from datetime import datetime
from uuid import UUID

from django.db import InterfaceError, OperationalError

from gongkai.errors import GongkaiError
from gongkai_office.cases.imports.check import check
from gongkai_office.cases.imports.undo import undo
from gongkai_office.cases.imports.write import write
from gongkai_office.cases.models import BUSY, ImportStage, LedgerImport

_LOG = logging.getLogger(__name__)
_BACK = {
    ImportStage.CHECKING: ImportStage.MAPPING,
    ImportStage.WRITING: ImportStage.CHECKED,
    ImportStage.UNDOING: ImportStage.DONE,
}
"""Where an import stands again when its work cannot be done."""

_BROKEN = "处理时程序出错，已经停止，没有写入任何内容。请再试一次，仍不行的请联系维护人员"


def waiting() -> list[UUID]:
    """The imports that have something to be done, the oldest first."""
    rows = LedgerImport.objects.filter(stage__in=BUSY).order_by("uploaded_at")
    return list(rows.values_list("pk", flat=True))


def run(work: UUID, *, at: datetime) -> None:
    """Check, write or undo; where that cannot be done, say why on the import and let people go on from there.

    A database that is away for a while is no reason to give up: the error goes up and the work is tried again.
    """
    row = LedgerImport.objects.select_related("organ").get(pk=work)
    stage = ImportStage(row.stage)
    try:
        match stage:
            case ImportStage.CHECKING:
                check(row, at=at)
            case ImportStage.WRITING:
                write(work=work, at=at)
            case ImportStage.UNDOING:
                undo(work=work, at=at)
    except GongkaiError as error:
        _stop(work, stage, str(error))
    except (OperationalError, InterfaceError):
        raise
    except Exception as error:  # noqa: BLE001  whatever it is, the office must not try it for ever
        _LOG.error("import %s stopped while %s: %s", work, stage, type(error).__name__)
        _stop(work, stage, _BROKEN)


def _stop(work: UUID, stage: ImportStage, why: str) -> None:
    LedgerImport.objects.filter(pk=work, stage=stage).update(stage=_BACK[stage], trouble=why)
