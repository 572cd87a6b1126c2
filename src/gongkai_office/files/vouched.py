"""What the journal vouches for of a file: its whole row, so that no column changes unnoticed."""

from __future__ import annotations

from gongkai_office.files.models import StoredFile
from gongkai_office.journal.difference import Fault
from gongkai_office.journal.seals import Vouched, columns

FILE = Vouched[StoredFile](
    kind="file",
    label="文件",
    fault=Fault.FILE,
    rows=StoredFile.objects.all,
    subject=lambda row: row.subject,
    content=columns(
        "organ_id", "subject", "purpose", "name", "media_type", "size", "sha256", "place", "by", "at", "withdrawn_at",
        "withdrawn_by", "withdrawn_reason",
    ),
    called=lambda row: f"文件 {row.pk}",
)  # fmt: skip
