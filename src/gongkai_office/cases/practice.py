"""The office's practice in a case: what its organ had chosen for requests of the day it arrived.

An open case follows what has been chosen by now; one that has ended keeps what was known when it ended.
"""

from __future__ import annotations

from datetime import date

from gongkai.cases.state import Case
from gongkai.law.practice import Practice
from gongkai_office.cases.models import DisclosureRequest
from gongkai_office.cases.projection import ENDED
from gongkai_office.organs.practices import Choices, choices_of


def practice_in(request: DisclosureRequest, case: Case) -> Practice:
    """The practice that a case is run by."""
    return practice_for(case, choices_of(request.organ))


def practice_for(case: Case, choices: Choices, *, arriving: date = date.min) -> Practice:
    """The same from choices that are read already; `arriving` is the day of a case that has no entry yet."""
    known = case.entries[-1].at if case.entries and case.stage in ENDED else None
    return choices.on(case.submitted or case.received or arriving, known)
