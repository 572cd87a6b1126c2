"""Found an organ: under a parent, or as the root of a tree."""

from __future__ import annotations

from datetime import date, datetime

from django.db import transaction

from gongkai.errors import GongkaiError
from gongkai.law.notices import region as division
from gongkai.law.organs import OrganKind
from gongkai_office.ids import new_id
from gongkai_office.journal.commands.write import write
from gongkai_office.organs.models import Level, Organ, OrganName


@transaction.atomic
def found(
    *,
    code: str,
    name: str,
    short: str,
    kind: OrganKind,
    level: Level,
    region: str,
    parent: Organ | None,
    opened_on: date,
    by: str,
    at: datetime,
    position: int = 0,
) -> Organ:
    """A new organ with its first name. Raises GongkaiError for a code in use, an unknown region, a closed parent."""
    division(region)
    if Organ.objects.filter(code=code).exists():
        raise GongkaiError(f"机关代码 {code} 已经使用，请核对")
    if parent and not parent.open_on(opened_on):
        raise GongkaiError(f"上级机关在 {opened_on.isoformat()} 不存续，不能在其下设立机关")
    key = new_id()
    organ = Organ.objects.create(
        id=key,
        code=code,
        kind=kind.name,
        level=level,
        region=region,
        parent=parent,
        path=f"{parent.path if parent else '/'}{key}/",
        opened_on=opened_on,
        position=position,
    )
    OrganName.objects.create(organ=organ, name=name, short=short, start=opened_on)
    write(organ=key, subject=f"organ:{key}", command="organ.found", by=by, at=at, facts=_facts(organ, name, short))
    return organ


def _facts(organ: Organ, name: str, short: str) -> dict[str, object]:
    return {
        "code": organ.code,
        "name": name,
        "short": short,
        "kind": organ.kind,
        "level": str(organ.level),
        "region": organ.region,
        "path": organ.path,
        "on": organ.opened_on.isoformat(),
    }
