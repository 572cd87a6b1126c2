"""What screens and other apps may ask about documents."""

from gongkai_office.normative.queries.lists import Filter, listed, narrow, standing_on, visible, warnings
from gongkai_office.normative.queries.years import Behind, Total, balance, counted, totals

__all__ = [
    "Behind", "Filter", "Total", "balance", "counted", "listed", "narrow", "standing_on", "totals", "visible",
    "warnings",
]  # fmt: skip
