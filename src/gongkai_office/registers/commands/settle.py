"""What becomes of an uploaded ledger: its columns are set, it is confirmed whole, dropped, or undone."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from uuid import UUID

from django.db import transaction

from gongkai_office.accounts.models import Person
from gongkai_office.accounts.policies import require
from gongkai_office.clock import day_of
from gongkai_office.journal.commands.vouch import vouch
from gongkai_office.registers import policies
from gongkai_office.registers.commands.append import (
    begin_all,
    require_reason,
    reserve,
)
from gongkai_office.registers.commands.cancel import put_out
from gongkai_office.registers.importing import check, missing
from gongkai_office.registers.kinds import Kind, RegisterError
from gongkai_office.registers.models import Act, Batch, Entry, Stage
from gongkai_office.registers.money import Unit
from gongkai_office.registers.vouched import BATCH


@transaction.atomic(durable=True)
def set_columns(*, batch: UUID, mapping: Mapping[str, int], unit: Unit, by: Person, at: datetime) -> Batch:
    """The import with its columns understood anew. Raises ForbiddenError, RegisterError."""
    row = _locked(batch, Stage.CHECKING)
    require(by, "register.enter", row.organ, day_of(at))
    row.mapping, row.unit = dict(mapping), unit.value
    row.save(update_fields=["mapping", "unit"])
    return _told(row, "register.columns", by, at)


@transaction.atomic(durable=True)
def confirm(*, batch: UUID, by: Person, at: datetime) -> Batch:
    """Every row of the file entered, or none. Raises ForbiddenError, RegisterError while any row is wrong."""
    row = _locked(batch, Stage.CHECKING)
    require(by, "register.enter", row.organ, day_of(at))
    kind = Kind(row.kind)
    reserve(row.organ, kind)
    if lacking := missing(kind, row.mapping):
        raise RegisterError(f"还没有指明{'、'.join(one.label for one in lacking)}在哪一栏")
    checked = check(row, day_of(at))
    statements = [one.statement for one in checked if one.statement]
    if len(statements) < len(checked):
        raise RegisterError(f"还有 {len(checked) - len(statements)} 行需要改正，改好后重新上传；没有导入任何一行")
    policies.require_room_for_all(row.organ, kind, statements)
    if Batch.objects.filter(organ=row.organ, kind=kind, sha256=row.sha256, stage=Stage.DONE).exists():
        raise RegisterError("这个文件已经导入过，没有再导入")
    row.stage, row.done_at, row.rows = Stage.DONE, at, []
    row.save(update_fields=["stage", "done_at", "rows"])
    begin_all(row, statements, by=by, at=at)
    return row


@transaction.atomic(durable=True)
def drop(*, batch: UUID, by: Person, at: datetime) -> Batch:
    """The import given up before anything was entered; its rows are forgotten."""
    row = _locked(batch, Stage.CHECKING)
    require(by, "register.enter", row.organ, day_of(at))
    return _close(row, Stage.DROPPED, "register.drop", by, at)


@transaction.atomic(durable=True)
def undo(*, batch: UUID, reason: str, by: Person, at: datetime) -> Batch:
    """A whole import taken back while nobody worked on any of its items. Raises ForbiddenError, RegisterError."""
    row = _locked(batch, Stage.DONE)
    require(by, "register.correct", row.organ, day_of(at))
    why = require_reason(reason)
    reserve(row.organ, Kind(row.kind))
    lines = Entry.objects.filter(item__batch=row, superseded_at=None).select_related("item", "organ")
    touched = lines.exclude(act=Act.ENTERED).count()
    if touched:
        raise RegisterError(f"其中 {touched} 条导入后已经公示、更正或者撤销，不能整批撤回，请逐条撤销")
    for line in lines:
        put_out(line, reason=why, by=by, at=at)
    return _close(row, Stage.UNDONE, "register.undo", by, at, reason=why)


def _locked(batch: UUID, stage: Stage) -> Batch:
    row = Batch.objects.select_related("organ").select_for_update(of=("self",)).get(pk=batch)
    if row.stage != stage:
        raise RegisterError(f"这次导入{Stage(row.stage).label}，请回到登记簿查看")
    return row


def _close(row: Batch, stage: Stage, command: str, by: Person, at: datetime, *, reason: str = "") -> Batch:
    row.stage, row.rows = stage, []
    row.save(update_fields=["stage", "rows"])
    return _told(row, command, by, at, reason)


def _told(row: Batch, command: str, by: Person, at: datetime, reason: str = "") -> Batch:
    vouch(BATCH, row, command, by=str(by.pk), at=at, reason=reason)
    return row
