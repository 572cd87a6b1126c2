"""Show the first passwords of a roster to whoever made it: once. Forget what nobody asks for."""

from __future__ import annotations

from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction

from gongkai.errors import GongkaiError
from gongkai_office.accounts.models import Person, Roster
from gongkai_office.administration.rosters.content import Slip, remove, slips_of
from gongkai_office.administration.rosters.journal import told
from gongkai_office.administration.rosters.order import held
from gongkai_office.bulk import Stage

KEPT = timedelta(days=7)
"""So long a roster waits to be made, and its first passwords to be shown."""


@transaction.atomic(durable=True)
def hand_over(*, roster: UUID, by: Person, at: datetime) -> list[Slip]:
    """What the new people are handed; from now on nobody sees it again. Raises ForbiddenError, GongkaiError."""
    row = held(roster, by, at, Stage.DONE)
    if row.sealed is None:
        raise GongkaiError("一次性密码已经显示过，或者超过 7 天没有领取，已经清除；没有拿到密码的，请在人员的页面重置")
    slips = slips_of(row)
    remove(row)
    row.save(update_fields=["key_version", "sealed"])
    told(row, "roster.hand_over", by=by, at=at, facts={"people": len(slips)})
    return slips


@transaction.atomic(durable=True)
def forget(*, at: datetime) -> int:
    """Remove what has waited too long; from how many rosters."""
    old = Roster.objects.filter(sealed__isnull=False)
    left = old.filter(stage=Stage.CHECKED, uploaded_at__lt=at - KEPT)
    given_up = left.update(stage=Stage.DROPPED, done_at=at, sealed=None, key_version=None)
    return given_up + old.filter(stage=Stage.DONE, done_at__lt=at - KEPT).update(sealed=None, key_version=None)
