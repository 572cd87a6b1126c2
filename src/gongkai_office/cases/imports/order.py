"""Have a checked file written, or give it up."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.db import transaction

from gongkai.errors import GongkaiError
from gongkai_office.accounts.models import Person
from gongkai_office.accounts.queries import author
from gongkai_office.cases.books import IMPORT
from gongkai_office.cases.imports import progress
from gongkai_office.cases.imports.choose import held
from gongkai_office.cases.imports.content import remove
from gongkai_office.cases.models import ImportStage, LedgerImport
from gongkai_office.journal.commands.vouch import vouch


@transaction.atomic(durable=True)
def order(*, work: UUID, by: Person, at: datetime) -> LedgerImport:
    """The import, waiting for the worker. Raises GongkaiError while anything in it is wrong."""
    row = held(work, by, at, (ImportStage.CHECKED,))
    wrong = int(row.summary.get("wrong_rows", 0))
    if wrong:
        raise GongkaiError(f"还有 {wrong} 行有错误，改正以前一行都不导入；请下载标注了错误的表格，改好后再上传")
    row.stage, row.trouble, row.by = ImportStage.WRITING, "", by
    row.save()
    progress.begin(row)
    vouch(IMPORT, row, "import.order", by=author(by), at=at, facts={"rows": row.rows})
    return row


@transaction.atomic(durable=True)
def drop(*, work: UUID, by: Person, at: datetime) -> LedgerImport:
    """The import given up, its content removed; nothing of it was in the ledger. Raises GongkaiError."""
    row = held(work, by, at, (ImportStage.MAPPING, ImportStage.CHECKED))
    row.stage, row.findings, row.done_at = ImportStage.DROPPED, [], at
    remove(row)
    row.save()
    vouch(IMPORT, row, "import.drop", by=author(by), at=at)
    return row
