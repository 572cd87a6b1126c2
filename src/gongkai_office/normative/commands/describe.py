"""Correct or complete the record card of a document: title, number, theme, keywords, consultation telephone."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from uuid import UUID

from django.db import transaction

from gongkai_office.accounts.models import Person
from gongkai_office.clock import day_of
from gongkai_office.normative import policies
from gongkai_office.normative.acts import Act, DocumentError
from gongkai_office.normative.commands.append import Said, append
from gongkai_office.normative.models import Document, Entry


@transaction.atomic(durable=True)
def describe(
    *,
    document: UUID,
    title: str,
    number: str,
    details: Mapping[str, str],
    reason: str,
    by: Person | str,
    at: datetime,
    key: UUID | None = None,
) -> Entry:
    """The line; what is not given stays, an empty detail is taken away. Raises GongkaiError where nothing changes."""
    row = Document.objects.select_related("organ").get(pk=document)
    if not title.strip():
        raise DocumentError("请填写文件标题")
    changed = {name: text for name, text in details.items() if row.details.get(name, "") != text}
    if not changed and (title, number) == (row.title, row.number):
        raise DocumentError("内容没有改动，不需要更正")
    if (title, number) != (row.title, row.number) and not reason.strip():
        raise DocumentError("更正标题或者文号，请写明理由")
    policies.require_new(row.organ, number, beside=row)
    said = Said(title=title, number=number, details=changed, reason=reason.strip())
    return append(document=document, act=Act.DESCRIBED, on=day_of(at), by=by, at=at, said=said, key=key)
