"""End a document: repeal it, declare it lapsed or invalid."""

from __future__ import annotations

from datetime import date, datetime
from uuid import UUID

from django.db import transaction

from gongkai_office.accounts.models import Person
from gongkai_office.normative.acts import ENDINGS, Act, DocumentError
from gongkai_office.normative.commands.append import Said, append, require_past
from gongkai_office.normative.models import Entry


@transaction.atomic(durable=True)
def end(
    *, document: UUID, act: Act, on: date, said: Said, by: Person | str, at: datetime, key: UUID | None = None
) -> Entry:
    """The line; table two counts it in the year it takes effect. Raises GongkaiError."""
    if act not in ENDINGS:
        raise ValueError(act)
    require_past(on, at, "决定日期")
    if not said.basis.strip() and said.cause is None:
        raise DocumentError(f"请写明据以{act.label}的决定名称和文号，或者选择本库中的文件")
    if said.cause and said.cause.pk == document:
        raise DocumentError("文件不能废止自己，请选择作出废止的那份文件")
    return append(document=document, act=act, on=on, by=by, at=at, said=said, key=key)
