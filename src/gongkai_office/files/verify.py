"""Files against their journal and their contents: nothing altered, nothing missing, nothing foreign."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime
from uuid import UUID

from django.db import connection

from gongkai.errors import GongkaiError
from gongkai_office.files import blobs
from gongkai_office.files.commands.sweep import PATIENCE, rowless
from gongkai_office.files.models import StoredFile
from gongkai_office.files.reading import content
from gongkai_office.files.seals import file_seal
from gongkai_office.journal.difference import Difference, Fault
from gongkai_office.journal.models import Line

_MISSING = """
    SELECT line.subject, line.facts ->> 'file' FROM journal_line line
    WHERE line.command = 'file.keep'
    AND NOT EXISTS (SELECT FROM files_storedfile file WHERE file.id::text = line.facts ->> 'file')
"""
_SIZE = 200


def verify(at: datetime) -> Iterator[Difference]:
    """Every difference. A content without a row is foreign once it is too old to belong to work under way."""
    after = UUID(int=0)
    while rows := list(StoredFile.objects.filter(pk__gt=after).order_by("pk")[:_SIZE]):
        seals = _told(rows)
        for row in rows:
            yield from _examined(row, seals.get(str(row.pk), ""))
        after = rows[-1].pk
    with connection.cursor() as cursor:
        cursor.execute(_MISSING, [])
        for subject, file in cursor.fetchall():
            yield Difference(Fault.FILE, subject, f"文件 {file} 没有登记")
    for places in blobs.everything():
        for place in sorted(rowless(places)):
            if _foreign(place, at):
                yield Difference(Fault.FILE, f"storage:{place}", "来历不明的内容")


def _told(rows: Sequence[StoredFile]) -> dict[str, str]:
    """What the newest line about each file says of it."""
    lines = Line.objects.filter(subject__in={row.subject for row in rows}, command__in=("file.keep", "file.withdraw"))
    return {line.facts["file"]: line.facts["seal"] for line in lines.order_by("subject", "sequence")}


def _examined(row: StoredFile, seal: str) -> Iterator[Difference]:
    where = f"文件 {row.pk}"
    try:
        found = file_seal(row)
        content(row)
    except GongkaiError as error:
        yield Difference(Fault.FILE, row.subject, f"{where} {error}")
        return
    if found != seal:
        yield Difference(Fault.FILE, row.subject, where, seal, found)


def _foreign(place: str, at: datetime) -> bool:
    written = blobs.written(place)
    return written is not None and (not place.startswith(blobs.FOLDER) or written <= at - PATIENCE)
