"""Keyed hashes: the same content can be found again, and nothing else be told."""

from __future__ import annotations

import hashlib
import hmac

from gongkai_office.sealing.keys import hashing_key


def keyed_hash(purpose: str, content: bytes) -> bytes:
    """HMAC-SHA256 under the key of a purpose."""
    return hmac.digest(hashing_key(purpose), content, hashlib.sha256)
