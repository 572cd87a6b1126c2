"""Long work over many rows, done by the worker in one transaction: its stages, its progress, its failures.

Killed anywhere it leaves nothing half done; a work that cannot be done says why, and people go on from where they were.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Protocol
from uuid import UUID

from django.db import InterfaceError, OperationalError, connection, models
from django.db.backends.base.base import BaseDatabaseWrapper

from gongkai.errors import GongkaiError

_LOG = logging.getLogger(__name__)
_STEP = 100
_BROKEN = "处理时程序出错，已经停止，没有写入任何内容。请再试一次，仍不行的请联系维护人员"


class Stage(models.TextChoices):
    """Where an import stands. `CHECKING`, `WRITING` and `UNDOING` wait for the worker or are in its hands."""

    MAPPING = "mapping", "等待核对各列"
    CHECKING = "checking", "正在检查"
    CHECKED = "checked", "检查完毕"
    WRITING = "writing", "正在导入"
    DONE = "done", "已导入"
    UNDOING = "undoing", "正在撤销"
    UNDONE = "undone", "已撤销"
    DROPPED = "dropped", "已放弃"


BUSY = (Stage.CHECKING, Stage.WRITING, Stage.UNDOING)
"""The stages in which the worker has something to do."""


CAME_TO = {Stage.DONE: "done", Stage.UNDOING: "done", Stage.UNDONE: "undone", Stage.DROPPED: "dropped"}
"""What an import has come to. Where the worker stands in between is no act of anybody's, and has no line."""


class Progress:
    """Tells every hundredth row, over a connection of its own: the work's transaction shows nothing until it ends."""

    def __init__(self, told: type[models.Model], work: UUID, total: int, beside: BaseDatabaseWrapper) -> None:
        self._tell_it = f"UPDATE {told._meta.db_table} SET done = %s, total = %s WHERE work_id = %s"  # noqa: S608, SLF001  a table of ours
        self._work, self._total, self._beside, self._done = work, total, beside, 0
        self._tell()

    def step(self) -> None:
        """One row more."""
        self._done += 1
        if self._done % _STEP == 0:
            self._tell()

    def _tell(self) -> None:
        with self._beside.cursor() as cursor:
            cursor.execute(self._tell_it, [self._done, self._total, self._work])


@contextmanager
def progress(told: type[models.Model], work: UUID, total: int) -> Iterator[Progress]:
    """The progress of a work with so many rows, told in a table of (`work`, `done`, `total`)."""
    beside = connection.copy()
    try:
        yield Progress(told, work, total, beside)
    finally:
        beside.close()


class Work(Protocol):
    """What every import's row tells of itself."""

    stage: str
    rows: int


def standing(work: Work) -> dict[str, object]:
    """How far a work is, for its page."""
    told = getattr(work, "progress", None)
    done, total = (told.done, told.total) if told else (0, work.rows)
    percent = min(done * 100 // total, 100) if total else 0
    return {"work": work, "busy": work.stage in BUSY, "done": done, "total": total, "percent": percent}


def carried(work: Callable[[], None], *, stop: Callable[[str], None], name: str) -> None:
    """Do a work; where it cannot be done, `stop` is told why in a clerk's words.

    A database that is away for a while is no reason to give up: the error goes up and the work is tried again.
    """
    try:
        work()
    except GongkaiError as error:
        stop(str(error))
    except (OperationalError, InterfaceError):
        raise
    except Exception as error:  # noqa: BLE001  whatever it is, the office must not try it for ever
        _LOG.error("%s stopped: %s", name, type(error).__name__)
        stop(_BROKEN)
