"""Renew a document before it lapses: a new last day of validity."""

from __future__ import annotations

from datetime import date, datetime
from uuid import UUID

from django.db import transaction

from gongkai_office.accounts.models import Person
from gongkai_office.normative.acts import Act, DocumentError
from gongkai_office.normative.commands.append import Said, append, require_past
from gongkai_office.normative.models import Entry


@transaction.atomic(durable=True)
def renew(
    *,
    document: UUID,
    on: date,
    until: date | None,
    basis: str,
    by: Person | str,
    at: datetime,
    key: UUID | None = None,
) -> Entry:
    """The line; `until` None is without end. Raises GongkaiError, also where the document has ended already."""
    require_past(on, at, "决定日期")
    if not basis.strip():
        raise DocumentError("请写明延长有效期的决定或者通知")
    if until and until < on:
        raise DocumentError("新的有效期截止日早于决定日期，请核对")
    said = Said(until=until, basis=basis.strip())
    return append(document=document, act=Act.RENEWED, on=on, by=by, at=at, said=said, key=key)
