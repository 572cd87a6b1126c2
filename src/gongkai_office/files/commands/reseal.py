"""Seal the envelopes of files anew, when the installation's key changes. Contents stay: each has its own key."""

from __future__ import annotations

from typing import TypeVar

from django.db import transaction

from gongkai_office.files.models import SealedFile, StoredFile, WaitingFile

_Kept = TypeVar("_Kept", bound=SealedFile)
_COLUMNS = ("key_version", "sealed")


@transaction.atomic(durable=True)
def reseal(newest: int, batch: int) -> int:
    """How many envelopes were sealed with the newest key, at most a batch of each kind."""
    kept, waiting = _old(StoredFile, newest, batch), _old(WaitingFile, newest, batch)
    StoredFile.objects.bulk_update(kept, _COLUMNS)
    WaitingFile.objects.bulk_update(waiting, _COLUMNS)
    return len(kept) + len(waiting)


def sealed_with(version: int) -> int:
    """How many files are sealed with a version of the key."""
    kept = StoredFile.objects.filter(key_version=version).count()
    return kept + WaitingFile.objects.filter(key_version=version).count()


def _old(table: type[_Kept], newest: int, batch: int) -> list[_Kept]:
    """Rows of an older version, locked, with their envelopes sealed anew and not saved yet."""
    rows = list(
        table._default_manager.select_for_update().filter(key_version__lt=newest).order_by("key_version", "id")[:batch]  # noqa: SLF001  Django calls it public
    )
    for row in rows:
        sealed = row.envelope.sealed(of=row.pk)
        row.key_version, row.sealed = sealed.version, sealed.value
    return rows
