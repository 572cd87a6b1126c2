"""Files of a draft: held until it is handed in, adopted by what it becomes, or let go with it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from django.db import connection, transaction

from gongkai.errors import GongkaiError
from gongkai_office.accounts.models import Person
from gongkai_office.accounts.queries import author
from gongkai_office.files import blobs
from gongkai_office.files.closing import closed_into
from gongkai_office.files.commands.keep import told
from gongkai_office.files.examining import Examined
from gongkai_office.files.models import Purpose, StoredFile, WaitingFile
from gongkai_office.organs.models import Organ


@transaction.atomic(durable=True)
def hold(*, upload: Examined, purpose: Purpose, at: datetime) -> WaitingFile:
    """A file that waits; its id is the only way to it. Raises KeyMissingError."""
    return _held(upload.name, upload.media.media_type, upload.content, purpose, at)


@transaction.atomic(durable=True)
def hold_package(*, content: bytes, at: datetime) -> WaitingFile:
    """An archive of many files that waits for an import to take it apart; it is never kept, nor handed out."""
    return _held("package.zip", "application/zip", content, Purpose.OTHER, at)


def _held(name: str, media_type: str, content: bytes, purpose: Purpose, at: datetime) -> WaitingFile:
    row = closed_into(WaitingFile(purpose=purpose, media_type=media_type, at=at), name, content)
    row.save(force_insert=True)
    return row


def adopt(
    *,
    ids: Iterable[UUID],
    organ: Organ,
    subject: str,
    by: Person | str,
    at: datetime,
    purpose: Purpose | None = None,
) -> list[StoredFile]:
    """Waiting files kept for good, inside the transaction of what they now belong to; twice keeps them once.

    `purpose` takes the place of the one each was held for. Raises GongkaiError where one of them waits no more.
    """
    if not connection.in_atomic_block:
        raise RuntimeError("files are adopted only inside the transaction of their owner's verb")
    wanted = list(ids)
    rows = {row.pk: row for row in WaitingFile.objects.select_for_update().filter(pk__in=wanted)}
    there = {row.pk: row for row in StoredFile.objects.filter(pk__in=wanted, subject=subject)}
    if missing := set(wanted) - there.keys() - rows.keys():
        raise GongkaiError(f"有 {len(missing)} 个文件上传后放置太久，已经清除，请重新上传")
    kept = [
        there.get(file) or _kept(rows[file], organ=organ, subject=subject, purpose=purpose, by=author(by), at=at)
        for file in wanted
    ]
    WaitingFile.objects.filter(pk__in=rows).delete()
    return kept


def _kept(
    row: WaitingFile, *, organ: Organ, subject: str, purpose: Purpose | None, by: str, at: datetime
) -> StoredFile:
    return told(
        StoredFile(
            id=row.pk,
            organ=organ,
            subject=subject,
            purpose=purpose or row.purpose,
            key_version=row.key_version,
            sealed=row.sealed,
            media_type=row.media_type,
            size=row.size,
            sha256=row.sha256,
            place=row.place,
            by=by,
            at=at,
        )
    )


def let_go(ids: Iterable[UUID]) -> None:
    """Forget waiting files for good, content and all: nobody ever handed them in."""
    with transaction.atomic(durable=True):
        rows = list(WaitingFile.objects.select_for_update().filter(pk__in=list(ids)))
        WaitingFile.objects.filter(pk__in=[row.pk for row in rows]).delete()
    for row in rows:
        blobs.take_away(row.place)
