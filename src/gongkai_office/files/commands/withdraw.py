"""Withdraw a file: it is shown no more, and stays with the reason."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.db import transaction

from gongkai.errors import GongkaiError
from gongkai_office.accounts.models import Person
from gongkai_office.accounts.queries import author
from gongkai_office.files.models import StoredFile
from gongkai_office.files.vouched import FILE
from gongkai_office.journal.commands.vouch import vouch


@transaction.atomic(durable=True)
def withdraw(*, file: UUID, reason: str, by: Person | str, at: datetime) -> StoredFile:
    """The withdrawn file. Raises GongkaiError without a reason or the second time, StoredFile.DoesNotExist."""
    row = StoredFile.objects.select_for_update().get(pk=file)
    if row.withdrawn:
        raise GongkaiError("这个文件已经撤下，不需要再撤")
    if not reason.strip():
        raise GongkaiError("撤下文件应当写明理由")
    row.withdrawn_at, row.withdrawn_by, row.withdrawn_reason = at, author(by), reason.strip()
    row.save(update_fields=["withdrawn_at", "withdrawn_by", "withdrawn_reason"])
    facts = {"file": str(row.pk)}
    vouch(FILE, row, "file.withdraw", by=row.withdrawn_by, at=at, facts=facts, reason=row.withdrawn_reason)
    return row
