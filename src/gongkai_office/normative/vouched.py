"""What the journal vouches for in the library: the lines and texts of documents, clean-ups and what they propose."""

from __future__ import annotations

from collections.abc import Mapping
from uuid import UUID

from gongkai_office.journal.difference import Fault
from gongkai_office.journal.seals import Vouched, columns
from gongkai_office.normative.models import (
    Campaign,
    Entry,
    GateHit,
    Interpretation,
    Progress,
    Proposal,
    Release,
    Version,
)


def subject(document: UUID) -> str:
    """A document as the journal names it."""
    return f"document:{document}"


def campaign_subject(campaign: UUID) -> str:
    """A clean-up as journal and approvals name it."""
    return f"cleanup:{campaign}"


_INTERPRETATION = columns(
    "organ_id", "document_id", "release_id", "form", "title", "interpreter", "held_on", "hash", "file_id",
    "published_on", "by_id", "at",
)  # fmt: skip
_CAPTIONS = columns("captions")


def _interpretation(row: Interpretation) -> Mapping[str, object]:
    """An interpretation; with its captions where it has some, since lines of before state a row without."""
    return {**_INTERPRETATION(row), **(_CAPTIONS(row) if row.captions else {})}


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
RELEASE = Vouched[Release](
    kind="document-release",
    label="公布稿",
    fault=Fault.DOCUMENT,
    rows=lambda: Release.objects.select_related("document"),
    subject=lambda row: subject(row.document_id),
    content=columns(
        "organ_id", "document_id", "version_id", "progress", "elsewhere", "excuse", "out_on", "by_id", "at"
    ),
    called=lambda row: f"《{row.document.title}》的公布稿",
)  # fmt: skip
INTERPRETATION = Vouched[Interpretation](
    kind="interpretation",
    label="政策解读",
    fault=Fault.DOCUMENT,
    rows=lambda: Interpretation.objects.filter(published_on__isnull=False).defer("body"),
    subject=lambda row: subject(row.document_id),
    content=_interpretation,
    called=lambda row: f"解读“{row.title}”",
)
FINDING = Vouched[GateHit](
    kind="document-finding",
    label="发布前检查的发现",
    fault=Fault.DOCUMENT,
    rows=lambda: GateHit.objects.filter(release__progress=Progress.OUT).select_related("release"),
    subject=lambda row: subject(row.release.document_id),
    content=columns("release_id", "key", "place", "severity", "masked", "message", "by_id", "decided_at", "reason"),
    called=lambda row: f"{row.place}的发布前检查",
)
VOUCHED = (ENTRY, VERSION, CAMPAIGN, PROPOSAL, RELEASE, INTERPRETATION, FINDING)
