"""Long work over many rows, done by the worker in one transaction: its stages, its progress, its failures.

Killed anywhere it leaves nothing half done; a work that cannot be done says why, and people go on from where they were.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from typing import TypeVar
from uuid import UUID

from django.db import InterfaceError, OperationalError, connection, models
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models import QuerySet

from gongkai.errors import GongkaiError
from gongkai_office.ids import Identified

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


class Import(Identified):
    """What every kind of import keeps of itself.

    `findings` and `summary` are what the check found; `trouble` says why the last work could not be finished.
    """

    organ = models.ForeignKey("organs.Organ", models.PROTECT, related_name="+")
    by = models.ForeignKey("accounts.Person", models.PROTECT, related_name="+")
    uploaded_at = models.DateTimeField("上传时间")
    file_name = models.CharField("文件名", max_length=200)
    rows = models.PositiveIntegerField("行数", default=0)
    stage = models.CharField("阶段", max_length=12, choices=Stage, default=Stage.MAPPING)
    findings = models.JSONField(default=list)
    summary = models.JSONField(default=dict)
    trouble = models.TextField(blank=True)
    done_at = models.DateTimeField("完成时间", null=True, blank=True)
    undone_by = models.ForeignKey("accounts.Person", models.PROTECT, null=True, blank=True, related_name="+")
    undone_at = models.DateTimeField("撤销时间", null=True, blank=True)
    reason = models.TextField("撤销理由", blank=True)

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return self.file_name


class ImportProgress(models.Model):
    """How far the `work` on an import is; beside it, since the work is one transaction that shows nothing yet."""

    done = models.PositiveIntegerField(default=0)
    total = models.PositiveIntegerField(default=0)

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return f"{self.done}/{self.total}"


_Import = TypeVar("_Import", bound=Import)


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


def standing(work: Import) -> dict[str, object]:
    """How far a work is, for its page."""
    told = getattr(work, "progress", None)
    done, total = (told.done, told.total) if told else (0, work.rows)
    percent = min(done * 100 // total, 100) if total else 0
    return {"work": work, "busy": work.stage in BUSY, "done": done, "total": total, "percent": percent}


def waiting(rows: QuerySet[_Import]) -> list[UUID]:
    """The imports that have something to be done, the oldest first."""
    return list(rows.filter(stage__in=BUSY).order_by("uploaded_at").values_list("pk", flat=True))


def run(
    rows: QuerySet[_Import], work: UUID, *, do: Mapping[Stage, Callable[[_Import], None]], back: Mapping[Stage, Stage]
) -> None:
    """Check, write or undo; where that cannot be done, say why on the import and let people go on from `back`.

    The worker may be killed anywhere, and two workers may try at once: it is done once. A database that is away for a
    while is no reason to give up: the error goes up and the work is tried again.
    """
    row = rows.get(pk=work)
    stage = Stage(row.stage)
    if stage not in do:
        return
    try:
        do[stage](row)
    except GongkaiError as error:
        why = str(error)
    except (OperationalError, InterfaceError):
        raise
    except Exception as error:  # noqa: BLE001  whatever it is, the office must not try it for ever
        _LOG.error("import %s while %s stopped: %s", work, stage, type(error).__name__)
        why = _BROKEN
    else:
        return
    rows.filter(pk=work, stage=stage).update(stage=back[stage], trouble=why)
