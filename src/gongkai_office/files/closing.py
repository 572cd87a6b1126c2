"""A content closed into the storage, and the row by which it is found and opened again."""

from __future__ import annotations

import hashlib
from typing import TypeVar

from gongkai_office.files import blobs
from gongkai_office.files.envelopes import new_envelope
from gongkai_office.files.models import SealedFile

_Row = TypeVar("_Row", bound=SealedFile)


def closed_into(row: _Row, name: str, content: bytes) -> _Row:
    """The row, not saved yet, with its content safe in its place. Raises KeyMissingError."""
    envelope = new_envelope(name)
    sealed = envelope.sealed(of=row.pk)
    row.key_version, row.sealed, row.place = sealed.version, sealed.value, blobs.place_of(row.pk)
    row.size, row.sha256 = len(content), hashlib.sha256(content).hexdigest()
    blobs.put(row.place, envelope.close(content, of=row.pk))
    return row
