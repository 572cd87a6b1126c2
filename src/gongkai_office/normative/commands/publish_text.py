"""Make a version public; from then on nobody changes it, and a new wording is a new version."""

from __future__ import annotations

from datetime import date, datetime
from uuid import UUID

from django.db import transaction

from gongkai_office.accounts.models import Person
from gongkai_office.accounts.policies import require
from gongkai_office.clock import day_of
from gongkai_office.normative.acts import Act, DocumentError
from gongkai_office.normative.commands.append import Said, enter, locked, require_past
from gongkai_office.normative.models import Version


@transaction.atomic(durable=True)
def publish_text(*, version: UUID, on: date, by: Person | str, at: datetime) -> Version:
    """The published version. Raises ForbiddenError, DocumentError."""
    row = locked(Version.objects.get(pk=version).document_id)
    require(by, "document.enter", row.organ, day_of(at))
    chosen = row.versions.get(pk=version)
    require_past(on, at, "公布日期")
    if row.void:
        raise DocumentError("这份文件的登记已经作废，不能公布文本")
    if chosen.published_on:
        raise DocumentError(f"这一版已经于 {chosen.published_on.isoformat()} 公布")
    if on < row.issued:
        raise DocumentError("公布日期早于制发日期，请核对")
    chosen.published_on = on
    chosen.save(update_fields=["published_on"])
    said = Said(details={"version": str(chosen.pk), "ordinal": str(chosen.ordinal)})
    enter(row, act=Act.PUBLISHED, on=on, by=by, at=at, said=said)
    return chosen
