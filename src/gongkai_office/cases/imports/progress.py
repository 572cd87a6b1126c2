"""How far the work is, told over a connection of its own, since the work's transaction shows nothing until it ends."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from uuid import UUID

from django.db import connection
from django.db.backends.base.base import BaseDatabaseWrapper

from gongkai_office.cases.models import ImportProgress, LedgerImport
from gongkai_office.queue import later

RUN = "cases.import"
"""What the queue calls the work on one import."""

_TELL = "UPDATE cases_importprogress SET done = %s, total = %s WHERE work_id = %s"
_STEP = 100


class Progress:
    """Tells every hundredth row."""

    def __init__(self, work: UUID, total: int, beside: BaseDatabaseWrapper) -> None:
        self._work, self._total, self._beside, self._done = work, total, beside, 0
        self._tell()

    def step(self) -> None:
        """One row more."""
        self._done += 1
        if self._done % _STEP == 0:
            self._tell()

    def _tell(self) -> None:
        with self._beside.cursor() as cursor:
            cursor.execute(_TELL, [self._done, self._total, self._work])


@contextmanager
def told(work: UUID, total: int) -> Iterator[Progress]:
    """The progress of a work with so many rows."""
    beside = connection.copy()
    try:
        yield Progress(work, total, beside)
    finally:
        beside.close()


def begin(work: LedgerImport) -> None:
    """Nothing is done yet, and somebody will do it; in the transaction that orders the work."""
    ImportProgress.objects.update_or_create(work=work, defaults={"done": 0, "total": work.rows})
    later(RUN, work.pk)
