"""Note that a document was filed for record (备案), where, and under what number."""

from __future__ import annotations

from datetime import date, datetime
from uuid import UUID

from django.db import transaction

from gongkai_office.accounts.models import Person
from gongkai_office.normative.acts import Act, DocumentError
from gongkai_office.normative.commands.append import Said, append, require_past
from gongkai_office.normative.models import Document, Entry


@transaction.atomic(durable=True)
def file(
    *, document: UUID, on: date, to: str, number: str, by: Person | str, at: datetime, key: UUID | None = None
) -> Entry:
    """The line. Raises GongkaiError."""
    require_past(on, at, "备案日期")
    if not to.strip():
        raise DocumentError("请填写接受备案的机关")
    if on < Document.objects.get(pk=document).issued:
        raise DocumentError("备案日期早于制发日期，请核对")
    said = Said(details={"to": to.strip(), "number": number.strip()})
    return append(document=document, act=Act.FILED, on=on, by=by, at=at, said=said, key=key)
