"""The key that signs day roots: Ed25519, one an installation, made once, kept in files outside the database.

`journal.key` is the secret half, for its owner's eyes only; `journal.pub` the public half, which anybody may have.
"""

from __future__ import annotations

from datetime import date
from pathlib import Path
from uuid import UUID

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from django.conf import settings

from gongkai.errors import GongkaiError
from gongkai_office.journal.chain import canonical
from gongkai_office.private import make_once


class SigningKeyError(GongkaiError):
    """The key that earlier roots were signed with is not there."""


def statement(*, organ: UUID, day: date, lines: int, root: bytes) -> bytes:
    """What is signed: the root, whose it is, of which day and over how many lines."""
    told: dict[str, object] = {"organ": str(organ), "day": day.isoformat(), "lines": lines, "root": root.hex()}
    return canonical(told)


def make_key() -> None:
    """Make the installation's key, unless it has one already."""
    key = Ed25519PrivateKey.generate()
    make_once(_file("journal.key"), key.private_bytes_raw())
    make_once(_file("journal.pub"), _key().public_key().public_bytes_raw())


def sign(told: bytes) -> bytes:
    """The signature of a statement. Raises SigningKeyError where the key is gone: no new one is made."""
    return _key().sign(told)


def signed(told: bytes, signature: bytes) -> bool:
    """Whether the installation's key made this signature of this statement. Raises SigningKeyError."""
    try:
        Ed25519PublicKey.from_public_bytes(_required("journal.pub")).verify(signature, told)
    except InvalidSignature:
        return False
    return True


def public_key() -> bytes | None:
    """The 32 bytes of the public half; None where nothing was ever signed."""
    file = _file("journal.pub")
    return file.read_bytes() if file.exists() else None


def _key() -> Ed25519PrivateKey:
    return Ed25519PrivateKey.from_private_bytes(_required("journal.key"))


def _required(name: str) -> bytes:
    file = _file(name)
    if not file.exists():
        raise SigningKeyError(f"缺少日志签名密钥 {name}，请从密钥备份中恢复到数据目录的 keys 下")
    return file.read_bytes()


def _file(name: str) -> Path:
    return Path(settings.DATA) / "keys" / name
