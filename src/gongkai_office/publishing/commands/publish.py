"""Let a version out: after its reviews, or in an emergency before them, with its mark."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.db import transaction

from gongkai.errors import GongkaiError
from gongkai_office.accounts.models import Person
from gongkai_office.publishing.commands.record import Actor, allowed, locked, move, tell
from gongkai_office.publishing.commands.reviews import begin
from gongkai_office.publishing.commands.send_up import require_complete
from gongkai_office.publishing.indexing import found
from gongkai_office.publishing.models import State, Version
from gongkai_office.publishing.procedure import Verb, require
from gongkai_office.publishing.queries.gate import require_passed
from gongkai_office.publishing.queries.reviews import reviewed, under_way
from gongkai_office.publishing.vouched import ITEM, TAKEDOWN, VERSION


@transaction.atomic(durable=True)
def publish(*, version: UUID, by: Actor, at: datetime) -> Version:
    """The version out, in the place of the former one. Raises GongkaiError.

    Published is what the reviewers signed: the gate has passed this content, and it carries every review.
    """
    row = locked(version)
    allowed(by, "item.publish", row, at)
    require(Verb.PUBLISH, row)
    require_complete(row)
    require_passed(row)
    if not reviewed(row):
        raise GongkaiError("内容与审核通过的不一致，请重新送审")
    stated = let_out(row, Verb.PUBLISH, at)
    tell(row, "publish", by=by, at=at, seals=stated)
    return row


@transaction.atomic(durable=True)
def force(*, version: UUID, by: Person, at: datetime, reason: str) -> Version:
    """The version out before its reviews are complete; it stays marked, and they are given afterwards.

    For emergencies (Art. 20(12)). The gate is not passed over. Raises GongkaiError.
    """
    if not reason.strip():
        raise GongkaiError("紧急发布要写明理由")
    row = locked(version)
    allowed(by, "item.force", row, at)
    require(Verb.FORCE, row)
    require_complete(row)
    require_passed(row)
    if under_way(row) is None and not reviewed(row):
        begin(row, by=row.edited_by, at=at)
    row.forced = not reviewed(row)
    stated = let_out(row, Verb.FORCE, at)
    tell(row, "force", by=by, at=at, seals=stated, reason=reason)
    return row


def let_out(version: Version, verb: Verb, at: datetime) -> dict[str, str]:
    """The version out, in the place of what was out or down before; what the journal states of all that.

    Inside the transaction of its verb.
    """
    item, formers = version.item, list(version.item.versions.filter(state=State.PUBLISHED))
    for former in formers:
        move(former, Verb.SUPERSEDE)
    downs = list(item.takedowns.filter(over=False))
    for down in downs:
        down.over = True
        down.save(update_fields=["over"])
    version.published_at = at
    move(version, verb, "published_at", "forced")
    if item.first_published is None:
        item.first_published = at
        item.save(update_fields=["first_published"])
    found(version)
    return {**VERSION.stated(*formers), **TAKEDOWN.stated(*downs), **ITEM.stated(item)}
