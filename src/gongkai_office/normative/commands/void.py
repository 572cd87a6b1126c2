"""Take back a line that was entered by mistake, with the reason; the line stays and counts no more."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.db import transaction

from gongkai_office.accounts.models import Person
from gongkai_office.clock import day_of
from gongkai_office.normative.acts import Act, DocumentError
from gongkai_office.normative.commands.append import Said, append
from gongkai_office.normative.ledger import standing
from gongkai_office.normative.models import Entry

KEPT = frozenset({Act.TEXT, Act.PUBLISHED, Act.VOIDED})
"""What is never taken back: a public text was public; a wrong one is replaced by a new version."""


@transaction.atomic(durable=True)
def void(*, entry: UUID, reason: str, by: Person | str, at: datetime) -> Entry:
    """The voiding line; to void the issue voids the whole registration. Raises GongkaiError."""
    line = Entry.objects.get(pk=entry)
    if not reason.strip():
        raise DocumentError("请写明作废的理由，年报的数字变动要靠它说明")
    if line.act in KEPT:
        raise DocumentError("文本的登记和公布不能作废，请登记新的文本")
    if line.pk not in {one.pk for one in standing(Entry.objects.filter(document=line.document_id))}:
        raise DocumentError("这一条登记已经作废")
    said = Said(voids=line, reason=reason.strip())
    return append(document=line.document_id, act=Act.VOIDED, on=day_of(at), by=by, at=at, said=said)
