"""Take an item down: published in error, merged into another, withdrawn with a notice, or at the end of its period."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.db import transaction

from gongkai.errors import GongkaiError
from gongkai_office.accounts.queries import author
from gongkai_office.publishing.commands.record import Actor, allowed, locked, move, tell
from gongkai_office.publishing.commands.reviews import void
from gongkai_office.publishing.indexing import lost
from gongkai_office.publishing.metadata import Descent
from gongkai_office.publishing.models import Item, State, Takedown, Version
from gongkai_office.publishing.procedure import Verb
from gongkai_office.publishing.vouched import TAKEDOWN


@transaction.atomic(durable=True)
def take_down(
    *, version: UUID, kind: Descent, reason: str, by: Actor, at: datetime, successor: Item | None = None
) -> Takedown:
    """The record of it, which the item's page shows from now on. Raises GongkaiError."""
    if not reason.strip():
        raise GongkaiError("撤下要写明理由，页面上会说明")
    row = locked(version)
    allowed(by, "item.take_down", row, at)
    return brought_down(row, kind=kind, reason=reason, by=by, at=at, successor=successor)


def brought_down(
    row: Version, *, kind: Descent, reason: str, by: Actor, at: datetime, successor: Item | None = None
) -> Takedown:
    """The same for a locked version, inside the transaction of another verb."""
    _require_successor(row.item, kind, successor)
    void(row, by=by, at=at, reason="已撤下，不再补审")
    move(row, Verb.TAKE_DOWN)
    down = Takedown.objects.create(
        item=row.item,
        organ_id=row.organ_id,
        kind=kind,
        reason=reason.strip(),
        successor=successor,
        by=author(by),
        at=at,
    )
    lost(row.item)
    facts = {"kind": kind.value, "successor": successor.index_number if successor else ""}
    tell(row, "take_down", by=by, at=at, facts=facts, seals=TAKEDOWN.stated(down), reason=reason)
    return down


def _require_successor(item: Item, kind: Descent, successor: Item | None) -> None:
    if kind is not Descent.MERGED:
        if successor:
            raise GongkaiError("只有并入其他信息的，才填写并入的索引号")
        return
    if successor is None or successor == item:
        raise GongkaiError("请填写并入的另一条信息的索引号")
    if not successor.versions.filter(state=State.PUBLISHED).exists():
        raise GongkaiError(f"{successor.index_number} 没有公开，不能并入")
