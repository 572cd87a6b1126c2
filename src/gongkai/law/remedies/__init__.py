"""What a requester can do against an act: which way, where to, until when, and the paragraph that says so."""

from gongkai.law.remedies.choice import Choice, Remedy, remedy, remedy_for_letter, remedy_for_silence
from gongkai.law.remedies.jurisdiction import ReconsiderationOrgan, Route, route
from gongkai.law.remedies.paragraphs import RemedyNames, paragraph
from gongkai.law.remedies.terms import (
    LITIGATION_AFTER_TERM,
    LITIGATION_TERM,
    LONGEST_UNTOLD_LITIGATION,
    LONGEST_UNTOLD_RECONSIDERATION,
    RECONSIDERATION_TERM,
    Term,
    TermEnd,
    TermUnit,
    last_day,
    last_day_untold,
)

__all__ = [
    "LITIGATION_AFTER_TERM",
    "LITIGATION_TERM",
    "LONGEST_UNTOLD_LITIGATION",
    "LONGEST_UNTOLD_RECONSIDERATION",
    "RECONSIDERATION_TERM",
    "Choice",
    "ReconsiderationOrgan",
    "Remedy",
    "RemedyNames",
    "Route",
    "Term",
    "TermEnd",
    "TermUnit",
    "last_day",
    "last_day_untold",
    "paragraph",
    "remedy",
    "remedy_for_letter",
    "remedy_for_silence",
    "route",
]
