"""Year counts: which rows of tables three and four a case stands in, and the sums over many cases.

A request is new in the year of its first day, counted once by the outcome of the year it was first closed in, and
carried over while it is open on 31 December. Source: 国办公开办函〔2021〕30号; law.md §2.3 for the counting rules.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from gongkai.cases.entries import Applicant, DisputeResult, Forum
from gongkai.cases.state import Case

NEW, CARRIED_IN, HANDLED, CARRIED_OVER = "new", "carried_in", "handled", "carried_over"
PENDING = "pending"

Row = tuple[str, Applicant]


def request_rows(case: Case, year: int) -> Iterator[str]:
    """The rows of table three that one case stands in: an outcome's row, and `handled` with it."""
    received, closed = case.received, case.closed
    if received is None or received.year > year:
        return
    open_before = closed is None or closed.year >= year
    if received.year == year:
        yield NEW
    elif open_before:
        yield CARRIED_IN
    if closed is None or closed.year > year:
        yield CARRIED_OVER
    elif closed.year == year and case.outcome:
        yield case.outcome.value
        yield HANDLED


def count_requests(cases: Iterable[Case], year: int) -> Counter[Row]:
    """Table three without its totals column: how many cases stand in each row, by kind of requester."""
    return Counter((row, case.applicant) for case in cases if case.applicant for row in request_rows(case, year))


def dispute_rows(case: Case, year: int) -> Iterator[tuple[Forum, str]]:
    """The cells of table four that one case stands in: per dispute alive in the year, its forum and its result."""
    for dispute in case.disputes:
        result = _result(dispute.filed.year, dispute.ended.year if dispute.ended else None, dispute.result, year)
        if result:
            yield dispute.forum, result


def count_disputes(cases: Iterable[Case], year: int) -> Counter[tuple[Forum, str]]:
    """Table four without its totals: disputes alive in a year by forum, and by result or `pending` at its end."""
    return Counter(place for case in cases for place in dispute_rows(case, year))


def _result(filed: int, ended: int | None, result: DisputeResult | None, year: int) -> str:
    if filed > year or (ended is not None and ended < year):
        return ""
    return result.value if result and ended == year else PENDING
