"""Take away what nobody will ever ask for: files of drafts that were dropped, contents whose transaction failed."""

from __future__ import annotations

from datetime import datetime, timedelta

from gongkai_office.files import blobs
from gongkai_office.files.commands.hold import let_go
from gongkai_office.files.models import StoredFile, WaitingFile

PATIENCE = timedelta(days=1)
"""How long a draft's file waits, and a content without a row may be that of a transaction still under way."""


def sweep(at: datetime) -> int:
    """How many were taken away. Twice, or on two machines at once, does no harm."""
    stale = list(WaitingFile.objects.filter(at__lt=at - PATIENCE).values_list("pk", flat=True))
    let_go(stale)
    count = len(stale)
    for places in blobs.everything(blobs.FOLDER):
        count += sum(_removed(place, at) for place in sorted(rowless(places)))
    return count


def rowless(places: list[str]) -> set[str]:
    """The places among these that no row names."""
    known = set(StoredFile.objects.filter(place__in=places).values_list("place", flat=True))
    known |= set(WaitingFile.objects.filter(place__in=places).values_list("place", flat=True))
    return set(places) - known


def _removed(place: str, at: datetime) -> bool:
    written = blobs.written(place)
    if written is None or written > at - PATIENCE:
        return False
    blobs.take_away(place)
    return True
