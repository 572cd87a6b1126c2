"""The only reader of the time. Every command takes `at=` or `on=`; views and tasks ask here."""

from __future__ import annotations

from datetime import date, datetime, timedelta, timezone

BEIJING = timezone(timedelta(hours=8), "Asia/Shanghai")
"""Official time; the country has kept one zone without summer time since 1992."""


def now() -> datetime:
    """This instant, in official time."""
    return datetime.now(BEIJING)


def today() -> date:
    """The calendar day in official time, on which statutory days are counted."""
    return now().date()


def day_of(at: datetime) -> date:
    """The day an instant falls on in official time: rights are those of that day, whatever day an entry is about."""
    return at.astimezone(BEIJING).date()
