"""Keep a text of a document as a new version; versions kept before stay as they are."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.db import transaction

from gongkai_office.accounts.models import Person
from gongkai_office.accounts.policies import require
from gongkai_office.clock import day_of
from gongkai_office.normative.acts import Act, DocumentError
from gongkai_office.normative.body import Body, fingerprint
from gongkai_office.normative.commands.append import Said, enter, locked
from gongkai_office.normative.models import Version


@transaction.atomic(durable=True)
def keep_text(*, document: UUID, body: Body, by: Person | str, at: datetime) -> Version:
    """The version, not public yet. Raises ForbiddenError, DocumentError where it is the newest text already."""
    return text_kept(document=document, body=body, by=by, at=at)


def text_kept(*, document: UUID, body: Body, by: Person | str, at: datetime) -> Version:
    """The same inside the transaction of another verb."""
    row = locked(document)
    require(by, "document.enter", row.organ, day_of(at))
    if row.void:
        raise DocumentError("这份文件的登记已经作废，不能登记文本")
    last, hashed = row.versions.order_by("ordinal").last(), fingerprint(row.title, body)
    if last and last.hash == hashed:
        raise DocumentError("正文和最近一版相同，不需要再登记")
    version = Version(
        document=row,
        organ_id=row.organ_id,
        ordinal=last.ordinal + 1 if last else 1,
        title=row.title,
        number=row.number,
        dated=row.issued,
        body=body,
        hash=hashed,
        at=at,
    )
    version.save(force_insert=True)
    said = Said(details={"version": str(version.pk), "ordinal": str(version.ordinal)})
    enter(row, act=Act.TEXT, on=day_of(at), by=by, at=at, said=said, version=version)
    return version
