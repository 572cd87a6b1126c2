"""What the worker does for administrators by itself. Every task may run twice."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from gongkai_office.administration.rosters.hand_over import forget
from gongkai_office.administration.rosters.order import RUN
from gongkai_office.administration.rosters.run import run, waiting
from gongkai_office.clock import now
from gongkai_office.queue import deferred, repeated


@deferred(RUN)
def run_roster(roster: UUID) -> None:
    """Make one roster; killed anywhere and run again, it is made once."""
    run(roster, at=now())


@repeated("administration.rosters", cron="*/10 * * * *")
def run_rosters(at: datetime) -> int:
    """Every roster whose job was lost or given up, and what has waited too long is forgotten; how many were run."""
    found = waiting()
    for roster in found:
        run(roster, at=at)
    forget(at=at)
    return len(found)
