"""What a visitor has typed so far: kept in their session, sealed, so that no table ever holds it in the clear.

It is forgotten after a while, since other people may use the same machine next.
"""

from __future__ import annotations

import base64
import json
import secrets
from collections.abc import Mapping
from datetime import datetime, timedelta

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.contrib.sessions.backends.base import SessionBase

from gongkai_office.sealing.keys import hashing_key

Typed = dict[str, str]

DRAFT = "draft"
"""The request being written."""

RECEIPT = "receipt"
"""Number and code of the request just handed in, until its owner says they are noted."""

PATIENCE = {DRAFT: timedelta(hours=2), RECEIPT: timedelta(minutes=30)}
"""How long something is kept after it was last typed in."""

_PURPOSE, _NONCE = "drafts", 12


def kept(session: SessionBase, name: str, at: datetime) -> Typed:
    """What is kept under a name; empty where nothing is, or nothing that opens, or too old a thing."""
    text = session.get(name)
    if not text:
        return {}
    sealed = base64.b64decode(text)
    try:
        plain = json.loads(_cipher().decrypt(sealed[:_NONCE], sealed[_NONCE:], name.encode()))
    except InvalidTag:
        return {}
    if at.timestamp() - plain["at"] > PATIENCE[name].total_seconds():
        return {}
    typed: Typed = plain["typed"]
    return typed


def keep(session: SessionBase, name: str, typed: Mapping[str, str], at: datetime) -> None:
    """Keep what was typed in place of what was there."""
    nonce = secrets.token_bytes(_NONCE)
    plain = json.dumps({"at": at.timestamp(), "typed": dict(typed)}, ensure_ascii=False).encode()
    session[name] = base64.b64encode(nonce + _cipher().encrypt(nonce, plain, name.encode())).decode()


def add(session: SessionBase, name: str, typed: Mapping[str, str], at: datetime) -> None:
    """Keep more of it."""
    keep(session, name, {**kept(session, name, at), **typed}, at)


def drop(session: SessionBase, name: str) -> None:
    """Forget it."""
    session.pop(name, None)


def _cipher() -> AESGCM:
    return AESGCM(hashing_key(_PURPOSE))
