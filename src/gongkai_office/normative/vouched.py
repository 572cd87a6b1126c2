"""What the journal vouches for in the library: the lines and texts of documents, clean-ups and what they propose."""

from __future__ import annotations

from uuid import UUID

from gongkai_office.journal.difference import Fault
from gongkai_office.journal.seals import Vouched, columns
from gongkai_office.normative.models import Campaign, Entry, Proposal, Version


def subject(document: UUID) -> str:
    """A document as the journal names it."""
    return f"document:{document}"


def campaign_subject(campaign: UUID) -> str:
    """A clean-up as journal and approvals name it."""
    return f"cleanup:{campaign}"


ENTRY = Vouched[Entry](
    kind="document-entry",
    label="登记",
    fault=Fault.DOCUMENT,
    rows=Entry.objects.all,
    subject=lambda row: subject(row.document_id),
    content=columns(
        "document_id", "organ_id", "sequence", "act", "on", "effective", "until", "new_number", "number", "title",
        "basis", "cause_id", "voids_id", "details", "reason", "by", "at",
    ),
    called=lambda row: f"第 {row.sequence} 条登记",
)  # fmt: skip
VERSION = Vouched[Version](
    kind="document-version",
    label="文本",
    fault=Fault.DOCUMENT,
    rows=lambda: Version.objects.defer("body"),
    subject=lambda row: subject(row.document_id),
    content=columns("document_id", "organ_id", "ordinal", "title", "number", "dated", "hash", "at"),
    called=lambda row: f"第 {row.ordinal} 版文本",
)
CAMPAIGN = Vouched[Campaign](
    kind="cleanup",
    label="文件清理",
    fault=Fault.DOCUMENT,
    rows=Campaign.objects.all,
    subject=lambda row: campaign_subject(row.pk),
    content=columns(
        "organ_id", "title", "basis", "cut_off", "stage", "decided_on", "decision_number", "published_on", "by_id",
        "at",
    ),
    called=lambda row: f"“{row.title}”",
)  # fmt: skip
PROPOSAL = Vouched[Proposal](
    kind="cleanup-proposal",
    label="清理意见",
    fault=Fault.DOCUMENT,
    rows=lambda: Proposal.objects.select_related("campaign", "document"),
    subject=lambda row: campaign_subject(row.campaign_id),
    content=columns("campaign_id", "organ_id", "document_id", "verdict", "reason", "until", "by_id"),
    called=lambda row: f"“{row.campaign.title}”中《{row.document.title}》的清理意见",
)
VOUCHED = (ENTRY, VERSION, CAMPAIGN, PROPOSAL)
