"""What is true of documents and of clean-ups."""

from gongkai_office.normative.models.campaign import Campaign, Proposal, Stage, Verdict
from gongkai_office.normative.models.document import Document, Entry, Version

__all__ = ["Campaign", "Document", "Entry", "Proposal", "Stage", "Verdict", "Version"]
