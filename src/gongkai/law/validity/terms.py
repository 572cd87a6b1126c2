"""How long a document is usually valid where it does not say. Practice: provinces set their own terms."""

from __future__ import annotations

from datetime import date, timedelta

from gongkai.law.periods import months_after

TERM_MONTHS, TRIAL_MONTHS = 60, 36
"""The usual term of a normative document, and the longest of one that is on trial (试行, 暂行)."""

_TRIAL = ("试行", "暂行")


def usual_until(effective: date, title: str) -> date:
    """The last day of the usual term of a document that states none; by then it is renewed, amended or repealed.

    >>> usual_until(date(2024, 3, 1), "清源县公共租赁住房管理办法")
    datetime.date(2029, 2, 28)
    >>> usual_until(date(2024, 3, 1), "清源县公共租赁住房管理办法（试行）")
    datetime.date(2027, 2, 28)
    """
    months = TRIAL_MONTHS if any(word in title for word in _TRIAL) else TERM_MONTHS
    return months_after(effective, months) - timedelta(days=1)
