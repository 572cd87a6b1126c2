"""Files against their journal and their contents: nothing altered, nothing missing, nothing foreign."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from gongkai.errors import GongkaiError
from gongkai_office.files import blobs
from gongkai_office.files.commands.sweep import PATIENCE, rowless
from gongkai_office.files.models import StoredFile
from gongkai_office.files.reading import content
from gongkai_office.files.vouched import FILE
from gongkai_office.journal.difference import Difference, Fault
from gongkai_office.journal.seals import compare

_SIZE = 200


def verify(at: datetime) -> Iterator[Difference]:
    """Every difference. A content without a row is foreign once it is too old to belong to work under way."""
    yield from compare(FILE)
    for row in StoredFile.objects.order_by("pk").iterator(_SIZE):
        try:
            content(row)
        except GongkaiError as error:
            yield Difference(Fault.FILE, row.subject, f"{FILE.called(row)} {error}")
    for places in blobs.everything():
        for place in sorted(rowless(places)):
            if _foreign(place, at):
                yield Difference(Fault.FILE, f"storage:{place}", "来历不明的内容")


def _foreign(place: str, at: datetime) -> bool:
    written = blobs.written(place)
    return written is not None and (not place.startswith(blobs.FOLDER) or written <= at - PATIENCE)
