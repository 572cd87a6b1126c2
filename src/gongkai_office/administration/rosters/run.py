"""Do what a roster waits for. The worker may be killed anywhere, and two workers may try at once: it is done once."""

from __future__ import annotations

from datetime import datetime
from functools import partial
from uuid import UUID

from gongkai_office.accounts.models import Roster
from gongkai_office.administration.rosters.write import write
from gongkai_office.bulk import Stage, carried


def waiting() -> list[UUID]:
    """The rosters that wait for the worker, the oldest first."""
    return list(Roster.objects.filter(stage=Stage.WRITING).order_by("uploaded_at").values_list("pk", flat=True))


def run(roster: UUID, *, at: datetime) -> None:
    """Make it; where that cannot be done, say why on the roster and let its administrator go on from there."""
    carried(partial(write, roster=roster, at=at), stop=partial(_stop, roster), name=f"roster {roster}")


def _stop(roster: UUID, why: str) -> None:
    Roster.objects.filter(pk=roster, stage=Stage.WRITING).update(stage=Stage.CHECKED, trouble=why)
