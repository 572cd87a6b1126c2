"""What the worker does with cases by itself. Every task may run twice."""

from __future__ import annotations

from datetime import datetime

from gongkai_office.accounts.policies import SYSTEM
from gongkai_office.cases.commands.append import acting_day
from gongkai_office.cases.commands.redate import redate
from gongkai_office.organs.queries import open_on
from gongkai_office.queue import repeated


@repeated("cases.redate", cron="20 */6 * * *")  # in UTC: also at 2:20 of the night
def redate_open_cases(at: datetime) -> int:
    """Date the open cases of every organ by the calendar and the practice as they are now; how many dates moved."""
    return sum(len(redate(organ=organ, by=SYSTEM, at=at)) for organ in open_on(acting_day(at)))
