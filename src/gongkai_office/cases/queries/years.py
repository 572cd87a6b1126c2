"""Year counts from the projections, each table by one grouped query; equal to `gongkai.cases.years` over the folds.

As of an instant, only the cases that went on after it are folded anew.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date

from django.db.models import Case, CharField, Count, Q, Value, When

from gongkai.cases import years
from gongkai.cases.entries import Applicant, Forum
from gongkai.cases.years import CARRIED_IN, CARRIED_OVER, HANDLED, NEW, PENDING, Row
from gongkai_office.cases.models import DisclosureRequest, Dispute
from gongkai_office.cases.queries.rewind import Books, moved, unmoved


@dataclass(frozen=True, slots=True)
class YearCounts:
    """Tables three and four of a year without their totals; cells that are nought are left out."""

    requests: Counter[Row]
    disputes: Counter[tuple[Forum, str]]


def count(books: Books, year: int) -> YearCounts:
    """Both tables of a year for some ledgers together."""
    before = [case for _, case in moved(books, year)]
    return YearCounts(
        _requests(books, year) + years.count_requests(before, year),
        _disputes(books, year) + years.count_disputes(before, year),
    )


def _requests(books: Books, year: int) -> Counter[Row]:
    first, last = date(year, 1, 1), date(year, 12, 31)
    open_before = Q(closed__isnull=True) | Q(closed__gte=first)
    rows = DisclosureRequest.objects.filter(open_before, unmoved(books), received__lte=last)
    closed = Q(closed__range=(first, last)) & ~Q(outcome="")
    grouped = (
        rows.order_by()
        .values("applicant", "outcome")
        .annotate(
            new=Count("pk", filter=Q(received__gte=first)),
            carried_in=Count("pk", filter=Q(received__lt=first)),
            handled=Count("pk", filter=closed),
            carried_over=Count("pk", filter=Q(closed__isnull=True) | Q(closed__gt=last)),
        )
    )
    counts: Counter[Row] = Counter()
    for row in grouped:
        who = Applicant(row["applicant"])
        given = {
            NEW: row["new"],
            CARRIED_IN: row["carried_in"],
            row["outcome"]: row["handled"],
            HANDLED: row["handled"],
            CARRIED_OVER: row["carried_over"],
        }
        counts.update({(name, who): number for name, number in given.items() if number})
    return counts


def _disputes(books: Books, year: int) -> Counter[tuple[Forum, str]]:
    first, last = date(year, 1, 1), date(year, 12, 31)
    alive = Q(ended__isnull=True) | Q(ended__gte=first)
    rows = Dispute.objects.filter(alive, unmoved(books, "request"), filed__lte=last)
    ended = When(Q(ended__lte=last) & ~Q(result=""), then="result")
    at_end = Case(ended, default=Value(PENDING), output_field=CharField())
    grouped = rows.order_by().values("forum", at_end=at_end).annotate(number=Count("pk"))
    return Counter({(Forum(row["forum"]), row["at_end"]): row["number"] for row in grouped})
