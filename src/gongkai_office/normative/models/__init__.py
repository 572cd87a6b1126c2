"""What is true of documents, of clean-ups, and of what is published together."""

from gongkai_office.normative.models.campaign import Campaign, Proposal, Stage, Verdict
from gongkai_office.normative.models.document import Document, Entry, Version
from gongkai_office.normative.models.release import GateHit, Interpretation, Progress, Release

__all__ = [
    "Campaign",
    "Document",
    "Entry",
    "GateHit",
    "Interpretation",
    "Progress",
    "Proposal",
    "Release",
    "Stage",
    "Verdict",
    "Version",
]
