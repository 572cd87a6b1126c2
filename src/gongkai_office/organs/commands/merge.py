"""Merge an organ into another: it is closed, keeps its books, and names its successor."""

from __future__ import annotations

from datetime import date, datetime

from django.db import transaction

from gongkai.errors import GongkaiError
from gongkai_office.journal.commands.write import write
from gongkai_office.organs.models import Organ
from gongkai_office.organs.queries import below, open_on


@transaction.atomic(durable=True)
def merge(*, organ: Organ, into: Organ, on: date, by: str, at: datetime, reason: str) -> Organ:
    """The closed organ. Raises GongkaiError for organs that do not exist on the day or still have others below."""
    for one in (organ, into):
        if not one.open_on(on):
            raise GongkaiError(f"机关 {one.code} 在 {on.isoformat()} 不存续，不能合并")
    if into.path.startswith(organ.path):
        raise GongkaiError("不能并入本机关或本机关的下级，请另选承接的机关")
    remaining = below(organ).exclude(pk=organ.pk) & open_on(on)
    if remaining.exists():
        raise GongkaiError(f"机关 {organ.code} 之下还有 {remaining.count()} 个机关，请先调整其隶属")
    organ.closed_on, organ.successor = on, into
    organ.save(update_fields=["closed_on", "successor"])
    write(
        organ=organ.pk,
        subject=f"organ:{organ.pk}",
        command="organ.merge",
        by=by,
        at=at,
        facts={"into": str(into.pk), "on": on.isoformat()},
        reason=reason,
    )
    return organ
