"""What is kept of the annual report: the books of its year, its text, its way out of the house, what others hand in."""

from gongkai_office.reporting.models.books import Cause, Declaration, Opening, Source, Version, Waiver
from gongkai_office.reporting.models.outside import Confirmation, HandIn, How
from gongkai_office.reporting.models.reports import Act, Draft, DueDate, Notice, Reminder, Report, SiteFigure, Stage
from gongkai_office.reporting.models.rollup import Absence, Duplicate, Inclusion

__all__ = [
    "Absence", "Act", "Cause", "Confirmation", "Declaration", "Draft", "DueDate", "Duplicate", "HandIn", "How",
    "Inclusion", "Notice", "Opening", "Reminder", "Report", "SiteFigure", "Source", "Stage", "Version", "Waiver",
]  # fmt: skip
