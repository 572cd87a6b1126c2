"""The envelope of a file: the name it came with and the key its content is closed with, sealed into its row."""

from __future__ import annotations

import json
import secrets
from dataclasses import dataclass
from uuid import UUID

from gongkai_office.sealing.seals import Sealed, close, open_with, seal, unseal

_KEY = 32


@dataclass(frozen=True, slots=True)
class Envelope:
    """A file's name, and its key."""

    name: str
    key: bytes

    def sealed(self, *, of: UUID) -> Sealed:
        """The envelope sealed with the newest key into the row of a file. Raises KeyMissingError."""
        plain = json.dumps({"name": self.name, "key": self.key.hex()}, ensure_ascii=False, sort_keys=True)
        return seal(plain.encode(), bound_to=of.bytes)

    def close(self, content: bytes, *, of: UUID) -> bytes:
        """A file's content as it lies in the storage."""
        return close(self.key, content, bound_to=of.bytes)

    def open(self, closed: bytes, *, of: UUID) -> bytes:
        """A file's content. Raises SealError."""
        return open_with(self.key, closed, bound_to=of.bytes)


def new_envelope(name: str) -> Envelope:
    """An envelope with a key of its own."""
    return Envelope(name, secrets.token_bytes(_KEY))


def opened(sealed: Sealed, *, of: UUID) -> Envelope:
    """The envelope in the row of a file. Raises SealError, and KeyMissingError without the key."""
    told = json.loads(unseal(sealed, bound_to=of.bytes))
    return Envelope(told["name"], bytes.fromhex(told["key"]))
