"""Sealing of what identifies a requester, keyed hashes to find it again, and what of it may be shown.

A sealed value is one byte that names the suite, a nonce, and the ciphertext with its tag; the key's version stands in
the row. It is bound to its row: moved to another, it does not open. The suite is AES-256-GCM, or SM4-GCM where
`SEALING_SUITE` says so; values of the other suite still open.
"""

from __future__ import annotations

import hashlib
import hmac
import json
import secrets
import unicodedata
from collections.abc import Callable
from dataclasses import asdict, dataclass

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.conf import settings

from gongkai.errors import GongkaiError
from gongkai.screening.masking import ends, second_starred
from gongkai_office.cases import keys
from gongkai_office.cases.keys import KeyMissingError
from gongkai_office.cases.models import Requester

_NONCE, _TAG, _SM4_KEY = 12, 16, 16


class SealError(GongkaiError):
    """A sealed value that does not open: another key, another row, or somebody has changed it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Particulars:
    """Who asks and how to reach them, as the request states it. None of it is kept unsealed."""

    name: str
    identity_kind: str = ""
    identity_number: str = ""
    contact_person: str = ""
    phone: str = ""
    email: str = ""
    address: str = ""
    postcode: str = ""


@dataclass(frozen=True, slots=True)
class Sealed:
    """A sealed value and the version of the key it was sealed with."""

    version: int
    value: bytes


def seal(particulars: Particulars, *, bound_to: bytes) -> Sealed:
    """The particulars sealed with the newest key, bound to what names their place. Raises KeyMissingError."""
    version = max(keys.versions(), default=0) or _first_key()
    plain = json.dumps(asdict(particulars), ensure_ascii=False, sort_keys=True).encode()
    suite = _SUITES[settings.SEALING_SUITE]
    nonce = secrets.token_bytes(_NONCE)
    return Sealed(version, suite.mark + nonce + suite.close(keys.sealing_key(version), nonce, plain, bound_to))


def _first_key() -> int:
    """The first key of an installation; beside rows that are sealed already it would hide that theirs is lost."""
    if Requester.objects.exists():
        raise KeyMissingError("数据目录的 keys 下没有密钥文件，请先从密钥备份中恢复，再登记新的申请")
    return keys.make_sealing_key()


def unseal(sealed: Sealed, *, bound_to: bytes) -> Particulars:
    """What was sealed for this place. Raises SealError, and KeyMissingError without the key."""
    mark, nonce, closed = sealed.value[:1], sealed.value[1 : 1 + _NONCE], sealed.value[1 + _NONCE :]
    suite = next((known for known in _SUITES.values() if known.mark == mark), None)
    if suite is None or len(closed) < _TAG:
        raise SealError("申请人信息的密文已损坏，无法读取，请从备份中恢复")
    try:
        plain = suite.open(keys.sealing_key(sealed.version), nonce, closed, bound_to)
    except InvalidTag:
        raise SealError("申请人信息的密文与密钥或所在记录不符，可能被改动过，请核查") from None
    return Particulars(**json.loads(plain))


@dataclass(frozen=True, slots=True)
class _Suite:
    """How one cipher closes and opens: key, nonce, text, and what it is bound to."""

    mark: bytes
    close: Callable[[bytes, bytes, bytes, bytes], bytes]
    open: Callable[[bytes, bytes, bytes, bytes], bytes]


def _close_aes(key: bytes, nonce: bytes, plain: bytes, bound: bytes) -> bytes:
    return AESGCM(key).encrypt(nonce, plain, bound)


def _open_aes(key: bytes, nonce: bytes, closed: bytes, bound: bytes) -> bytes:
    return AESGCM(key).decrypt(nonce, closed, bound)


def _close_sm4(key: bytes, nonce: bytes, plain: bytes, bound: bytes) -> bytes:
    encryptor = Cipher(algorithms.SM4(key[:_SM4_KEY]), modes.GCM(nonce)).encryptor()
    encryptor.authenticate_additional_data(bound)
    return encryptor.update(plain) + encryptor.finalize() + encryptor.tag


def _open_sm4(key: bytes, nonce: bytes, closed: bytes, bound: bytes) -> bytes:
    decryptor = Cipher(algorithms.SM4(key[:_SM4_KEY]), modes.GCM(nonce, closed[-_TAG:])).decryptor()
    decryptor.authenticate_additional_data(bound)
    return decryptor.update(closed[:-_TAG]) + decryptor.finalize()


_SUITES = {
    "aes-gcm": _Suite(b"\x01", _close_aes, _open_aes),
    "sm4-gcm": _Suite(b"\x02", _close_sm4, _open_sm4),
}


def keyed_hash(purpose: str, content: bytes) -> bytes:
    """HMAC-SHA256 under the key of a purpose: the same content can be found again, and nothing else be told."""
    return hmac.digest(keys.hashing_key(purpose), content, hashlib.sha256)


def name_hash(name: str) -> bytes:
    """The keyed hash of a name; width, spaces and case do not matter."""
    return keyed_hash("name", _bare(name).encode())


def identity_hash(number: str) -> bytes | None:
    """The keyed hash of an identity number; None where none was given."""
    return keyed_hash("identity", bare.encode()) if (bare := _bare(number)) else None


def text_hash(text: str) -> bytes:
    """The keyed hash of a description: equal for texts that differ in width, spaces and punctuation only."""
    bare = "".join(sign for sign in unicodedata.normalize("NFKC", text) if sign.isalnum())
    return keyed_hash("description", bare.casefold().encode())


def masked_name(name: str) -> str:
    """王*明."""
    return second_starred(name)


def masked_identity(number: str) -> str:
    """440308********1234."""
    return ends(number, 6, 4)


def masked_phone(number: str) -> str:
    """138****5678."""
    return ends(number, 3, 4)


def _bare(text: str) -> str:
    return "".join(unicodedata.normalize("NFKC", text).split()).casefold()
