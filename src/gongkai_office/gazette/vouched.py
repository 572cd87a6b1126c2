"""What the journal vouches for in the gazette: every issue, and the pieces of those that are out."""

from __future__ import annotations

from uuid import UUID

from gongkai_office.gazette.models import Issue, Piece, Stage
from gongkai_office.journal.difference import Fault
from gongkai_office.journal.seals import Vouched, columns


def subject(issue: UUID) -> str:
    """An issue as journal and approvals name it."""
    return f"gazette:{issue}"


ISSUE = Vouched[Issue](
    kind="gazette-issue",
    label="公报",
    fault=Fault.ITEM,
    rows=Issue.objects.all,
    subject=lambda row: subject(row.pk),
    content=columns("organ_id", "stage", "year", "serial", "out_on", "by_id", "at"),
    called=lambda row: f"公报{row}",
)
PIECE = Vouched[Piece](
    kind="gazette-piece",
    label="公报篇目",
    fault=Fault.ITEM,
    rows=lambda: Piece.objects.filter(issue__stage=Stage.OUT).select_related("issue"),
    subject=lambda row: subject(row.issue_id),
    content=columns("issue_id", "position", "section", "item_id", "text_id"),
    called=lambda row: f"公报{row.issue}第 {row.position} 篇",
)
VOUCHED = (ISSUE, PIECE)
