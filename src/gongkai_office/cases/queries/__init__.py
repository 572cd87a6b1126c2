"""What screens and other apps may ask about cases."""

from gongkai_office.cases.queries.case import ClockLine, case_page, clock, entries, folded, follow
from gongkai_office.cases.queries.cells import Behind, CaseCell, behind, case_cell, counted
from gongkai_office.cases.queries.lists import Filter, Order, how_many, listed
from gongkai_office.cases.queries.reach import Scope, visible
from gongkai_office.cases.queries.redating import Redating, redatings
from gongkai_office.cases.queries.requesters import Likely, likely_duplicates, month_count, place_in_month
from gongkai_office.cases.queries.rewind import Books, begun_before
from gongkai_office.cases.queries.today import COUNTED, Risk, Today, at_risk, counts, today
from gongkai_office.cases.queries.years import YearCounts, count

__all__ = [
    "COUNTED",
    "Behind",
    "Books",
    "CaseCell",
    "ClockLine",
    "Filter",
    "Likely",
    "Order",
    "Redating",
    "Risk",
    "Scope",
    "Today",
    "YearCounts",
    "at_risk",
    "begun_before",
    "behind",
    "case_cell",
    "case_page",
    "clock",
    "count",
    "counted",
    "counts",
    "entries",
    "folded",
    "follow",
    "how_many",
    "likely_duplicates",
    "listed",
    "month_count",
    "place_in_month",
    "redatings",
    "today",
    "visible",
]
