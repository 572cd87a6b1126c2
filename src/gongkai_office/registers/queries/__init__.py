"""What screens and other apps may ask about the registers."""

from gongkai_office.registers.queries.lists import Filter, history, listed, narrow, visible
from gongkai_office.registers.queries.years import Total, counted, totals

__all__ = ["Filter", "Total", "counted", "history", "listed", "narrow", "totals", "visible"]
