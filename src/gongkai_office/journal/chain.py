"""The hash of a line: SHA-256 over the previous hash and the line's canonical JSON."""

from __future__ import annotations

import hashlib
import json
from datetime import UTC, datetime

GENESIS = bytes(32)
"""What the first line of a subject carries as its previous hash."""


def canonical(content: dict[str, object]) -> bytes:
    """A content as bytes that any program in any language can make again: sorted keys, no spaces, UTF-8."""
    return json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()


def instant(at: datetime) -> str:
    """An instant as the chain writes it: UTC, microseconds, a Z."""
    return at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")


def digest(previous: bytes, content: dict[str, object]) -> bytes:
    """The hash of a line with this content after the line with that hash."""
    return hashlib.sha256(previous + canonical(content)).digest()
