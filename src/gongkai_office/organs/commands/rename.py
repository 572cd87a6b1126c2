"""Rename an organ from a day on; what it was called before stays on record."""

from __future__ import annotations

from datetime import date, datetime

from django.db import transaction

from gongkai.errors import GongkaiError
from gongkai_office.journal.commands.write import write
from gongkai_office.organs.models import Organ, OrganName


@transaction.atomic(durable=True)
def rename(*, organ: Organ, name: str, short: str, on: date, by: str, at: datetime, reason: str) -> OrganName:
    """The new name. Raises GongkaiError where it would start before the one in use."""
    current = organ.names.select_for_update().get(end__isnull=True)
    if on <= current.start:
        raise GongkaiError(f"新名称的启用日期应当晚于现名称的启用日期 {current.start.isoformat()}")
    current.end = on
    current.save(update_fields=["end"])
    renamed = OrganName.objects.create(organ=organ, name=name, short=short, start=on)
    write(
        organ=organ.pk,
        subject=f"organ:{organ.pk}",
        command="organ.rename",
        by=by,
        at=at,
        facts={"old": current.name, "new": name, "short": short, "on": on.isoformat()},
        reason=reason,
    )
    return renamed
