"""What the journal says of a file: a keyed hash of its whole row, so that no column changes unnoticed."""

from __future__ import annotations

from gongkai_office.files.models import StoredFile
from gongkai_office.journal.chain import canonical, instant
from gongkai_office.sealing.hashes import keyed_hash


def file_seal(row: StoredFile) -> str:
    """The seal of a row. It survives a change of key. Raises SealError, KeyMissingError."""
    content: dict[str, object] = {
        "id": str(row.pk),
        "organ": str(row.organ_id),
        "subject": row.subject,
        "purpose": row.purpose,
        "name": row.name,
        "media": row.media_type,
        "size": row.size,
        "sha256": row.sha256,
        "place": row.place,
        "by": row.by,
        "at": instant(row.at),
        "withdrawn_at": instant(row.withdrawn_at) if row.withdrawn_at else "",
        "withdrawn_by": row.withdrawn_by,
        "withdrawn_reason": row.withdrawn_reason,
    }
    return keyed_hash("journal", canonical(content)).hex()
