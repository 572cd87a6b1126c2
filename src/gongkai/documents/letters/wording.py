"""How letters print days and refuse."""

from __future__ import annotations

from datetime import date

from gongkai.errors import GongkaiError
from gongkai.law.calendars import weekday


class LetterError(GongkaiError):
    """A letter that may not be changed so, or may not leave; says what is missing or wrong."""


def day(on: date) -> str:
    """A date in Arabic numerals, as GB/T 9704 wants it.

    >>> day(date(2024, 3, 4))
    '2024年3月4日'
    """
    return f"{on.year}年{on.month}月{on.day}日"


def last_day(on: date) -> str:
    """A last day, with its day of the week.

    >>> last_day(date(2024, 4, 18))
    '2024年4月18日（星期四）'
    """
    return f"{day(on)}（{weekday(on)}）"
