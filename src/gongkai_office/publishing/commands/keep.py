"""File what is not for the public: it is done with, and keeps its index number and its reason."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.db import transaction

from gongkai.errors import GongkaiError
from gongkai_office.accounts.models import Person
from gongkai_office.publishing.commands.record import allowed, locked, move, tell
from gongkai_office.publishing.commands.reviews import resume
from gongkai_office.publishing.metadata import Attribute
from gongkai_office.publishing.models import Version
from gongkai_office.publishing.procedure import Verb


@transaction.atomic(durable=True)
def keep(*, version: UUID, by: Person, at: datetime) -> Version:
    """The filed version; a later one may still be made public. Raises GongkaiError for what is."""
    row = locked(version)
    allowed(by, "item.draft", row, at)
    if row.attribute == Attribute.PUBLIC:
        raise GongkaiError("主动公开的信息不存档，请送审发布；不公开的，请先改公开属性并写明理由")
    move(row, Verb.KEEP)
    resume(row, at=at)
    tell(row, "keep", by=by, at=at, facts={"attribute": row.attribute}, reason=row.attribute_reason)
    return row
