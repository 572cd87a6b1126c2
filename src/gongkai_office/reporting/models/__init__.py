"""What is kept of the annual report: the books of its year, its text, its way out of the house."""

from gongkai_office.reporting.models.books import Cause, Declaration, Opening, Source, Version, Waiver
from gongkai_office.reporting.models.reports import Act, Draft, DueDate, Notice, Reminder, Report, SiteFigure, Stage

__all__ = [
    "Act", "Cause", "Declaration", "Draft", "DueDate", "Notice", "Opening", "Reminder", "Report", "SiteFigure",
    "Source", "Stage",
    "Version", "Waiver",
]  # fmt: skip
