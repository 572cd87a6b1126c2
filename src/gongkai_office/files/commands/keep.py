"""Keep a file: its content is safe in the storage before its row is committed, and the journal tells of it."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.core.files.uploadedfile import UploadedFile
from django.db import connection, transaction
from django.db.models import Sum

from gongkai.errors import GongkaiError
from gongkai_office.accounts.models import Person
from gongkai_office.accounts.queries import author
from gongkai_office.files.closing import closed_into
from gongkai_office.files.examining import Examined, examined
from gongkai_office.files.limits import limits, megabytes
from gongkai_office.files.models import Purpose, StoredFile
from gongkai_office.files.queries import of
from gongkai_office.files.vouched import FILE
from gongkai_office.ids import new_id
from gongkai_office.journal.commands.vouch import vouch
from gongkai_office.organs.models import Organ


def keep(
    *,
    organ: Organ,
    subject: str,
    purpose: Purpose,
    upload: UploadedFile[bytes] | Examined,
    by: Person | str,
    at: datetime,
    key: UUID | None = None,
) -> StoredFile:
    """The kept file, looked at first. `key` becomes its id: the same twice keeps it once. Raises GongkaiError.

    `RefusedFileError` says what is wrong with the file, `KeyMissingError` that it cannot be sealed.
    """
    one = examined(upload)
    with transaction.atomic(durable=True):
        return enter(organ=organ, subject=subject, purpose=purpose, upload=one, by=by, at=at, key=key)


def enter(
    *,
    organ: Organ,
    subject: str,
    purpose: Purpose,
    upload: Examined,
    by: Person | str,
    at: datetime,
    key: UUID | None = None,
) -> StoredFile:
    """The same inside the transaction of another verb, for a file that was examined before it began.

    Where the transaction is rolled back the content stays behind without a row; `sweep` takes it away.
    """
    if not connection.in_atomic_block:
        raise RuntimeError("a file is entered only inside the transaction of its verb")
    before = StoredFile.objects.filter(pk=key, subject=subject).first() if key else None
    if before:
        return before
    row = StoredFile(
        id=key or new_id(), organ=organ, subject=subject, purpose=purpose, media_type=upload.media.media_type,
        by=author(by), at=at,
    )  # fmt: skip
    return told(closed_into(row, upload.name, upload.content))


def told(row: StoredFile) -> StoredFile:
    """Save a new row whose content is in its place, and tell of it. Raises GongkaiError over the subject's limits."""
    row.save(force_insert=True)
    facts = {"file": str(row.pk), "purpose": row.purpose, "size": row.size}
    vouch(FILE, row, "file.keep", by=row.by, at=row.at, facts=facts)
    _refuse_too_many(row.subject)  # after the line of the journal, which lets one writer in at a time
    return row


def _refuse_too_many(subject: str) -> None:
    kept, most = of(subject), limits()
    if kept.count() > most.number:
        raise GongkaiError(f"已经有 {most.number} 个文件，不能再增加，请先撤下不需要的文件，或者合并后再上传")
    if (kept.aggregate(size=Sum("size"))["size"] or 0) > most.subject:
        raise GongkaiError(f"文件总共不能超过 {megabytes(most.subject)}，请压缩后再上传，或者先撤下不需要的文件")
