"""Amend a document: by another document or by a decision, under its old number or issued anew under a new one."""

from __future__ import annotations

from datetime import date, datetime
from uuid import UUID

from django.db import transaction

from gongkai_office.accounts.models import Person
from gongkai_office.normative import policies
from gongkai_office.normative.acts import Act, DocumentError
from gongkai_office.normative.commands.append import Said, append, require_past
from gongkai_office.normative.models import Document, Entry


@transaction.atomic(durable=True)
def amend(*, document: UUID, on: date, said: Said, by: Person | str, at: datetime, key: UUID | None = None) -> Entry:
    """The line. `said.number` with `said.new_number` is the number it was issued anew under. Raises GongkaiError."""
    require_past(on, at, "修改日期")
    if not said.basis.strip() and said.cause is None:
        raise DocumentError("请写明据以修改的决定名称和文号，或者选择本库中的修改文件")
    row = Document.objects.select_related("organ").get(pk=document)
    if said.cause and said.cause.pk == document:
        raise DocumentError("文件不能修改自己，请选择作出修改的那份文件")
    if said.new_number and not said.number:
        raise DocumentError("以新文号重新印发的，请填写新的发文字号")
    policies.require_new(row.organ, said.number, beside=row)
    return append(document=document, act=Act.AMENDED, on=on, by=by, at=at, said=said, key=key)
