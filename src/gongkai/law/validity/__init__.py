"""Whether a normative document is in force on a day, and how many are at the end of a year.

A document's ledger is what happened to it: issued, amended, renewed, repealed, lapsed, declared invalid. Nothing
stored says "valid"; the fold does.
"""

from gongkai.law.validity.ledger import (
    DocumentEvent,
    DocumentLedgerError,
    DocumentLife,
    DocumentState,
    EventKind,
    Ledger,
    lapse_warning,
    life,
    state_on,
)
from gongkai.law.validity.makers import RULE_MAKERS, may_issue_rules
from gongkai.law.validity.terms import TERM_MONTHS, TRIAL_MONTHS, usual_until
from gongkai.law.validity.years import YearCounts, year_counts

__all__ = [
    "RULE_MAKERS",
    "TERM_MONTHS",
    "TRIAL_MONTHS",
    "DocumentEvent",
    "DocumentLedgerError",
    "DocumentLife",
    "DocumentState",
    "EventKind",
    "Ledger",
    "YearCounts",
    "lapse_warning",
    "life",
    "may_issue_rules",
    "state_on",
    "usual_until",
    "year_counts",
]
