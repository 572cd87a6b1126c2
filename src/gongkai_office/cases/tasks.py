"""What the worker does with cases by itself. Every task may run twice."""

from __future__ import annotations

from gongkai_office.accounts.policies import SYSTEM
from gongkai_office.cases.commands.redate import redate
from gongkai_office.clock import now, today
from gongkai_office.organs.queries import open_on


def redate_open_cases() -> int:
    """Date the open cases of every organ by the calendar and the practice as they are now; how many dates moved."""
    return sum(len(redate(organ=organ, by=SYSTEM, at=now())) for organ in open_on(today()))
