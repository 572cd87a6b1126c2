"""Do what a roster waits for."""

from __future__ import annotations

from datetime import datetime
from functools import partial
from uuid import UUID

from gongkai_office import bulk
from gongkai_office.accounts.models import Roster
from gongkai_office.administration.rosters.write import write
from gongkai_office.bulk import Stage


def waiting() -> list[UUID]:
    """The rosters that wait for the worker, the oldest first."""
    return bulk.waiting(Roster.objects.all())


def run(roster: UUID, *, at: datetime) -> None:
    """Make it; where that cannot be done, say why on the roster and let its administrator go on from there."""
    do = {Stage.WRITING: partial(write, at=at)}
    bulk.run(Roster.objects.all(), roster, do=do, back={Stage.WRITING: Stage.CHECKED})
