"""What the worker does with the journal by itself: seal the days that are over."""

from __future__ import annotations

from datetime import datetime

from gongkai_office.journal.commands.seal_day import seal_day
from gongkai_office.journal.models import DayRoot
from gongkai_office.journal.queries import unsealed
from gongkai_office.queue import repeated


@repeated("journal.seal_days", cron="10 * * * *")
def seal_days(at: datetime) -> list[DayRoot]:
    """Seal what may be sealed, the oldest day first; the roots. Run again it seals nothing twice."""
    return [seal_day(organ=organ, day=day, at=at) for day, organ in list(unsealed(at))]
