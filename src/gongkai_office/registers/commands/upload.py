"""Take in an Excel ledger: read it, guess its columns, keep it until somebody confirms or drops it."""

from __future__ import annotations

import hashlib
from datetime import datetime

from django.db import transaction

from gongkai_office.accounts.models import Person
from gongkai_office.accounts.policies import require
from gongkai_office.clock import day_of
from gongkai_office.journal.commands.vouch import vouch
from gongkai_office.organs.models import Organ
from gongkai_office.registers.importing import Sheet, guess
from gongkai_office.registers.kinds import Kind, RegisterError
from gongkai_office.registers.models import Batch, Stage
from gongkai_office.registers.money import Unit
from gongkai_office.registers.vouched import BATCH


@transaction.atomic(durable=True)
def upload(*, organ: Organ, kind: Kind, data: bytes, name: str, sheet: Sheet, by: Person, at: datetime) -> Batch:
    """The import, waiting. Columns are understood as in the organ's last import with the same header.

    Raises ForbiddenError, RegisterError for a file that was imported before.
    """
    require(by, "register.enter", organ, day_of(at))
    digest = hashlib.sha256(data).hexdigest()
    before = Batch.objects.filter(organ=organ, kind=kind)
    if done := before.filter(sha256=digest, stage=Stage.DONE).first():
        raise RegisterError(f"这个文件已经导入过（{done.name}，{done.count} 条），没有再导入")
    last = before.filter(stage=Stage.DONE, header=sheet.header).first()
    batch = Batch.objects.create(
        organ=organ,
        kind=kind,
        name=name[:200],
        sha256=digest,
        header=sheet.header,
        rows=sheet.rows,
        mapping=last.mapping if last else guess(kind, sheet.header),
        unit=last.unit if last else _unit(sheet.header),
        count=len(sheet.rows),
        by=by,
        at=at,
    )
    facts = {"kind": kind.value, "file": digest, "count": len(sheet.rows)}
    vouch(BATCH, batch, "register.upload", by=str(by.pk), at=at, facts=facts)
    return batch


def _unit(header: list[str]) -> str:
    return Unit.TEN_THOUSAND.value if any("万元" in title for title in header) else Unit.YUAN.value
