"""Bytes sealed with the installation's key and bound to the place where they lie.

A sealed value is one byte that names the suite, a nonce, and the ciphertext with its tag. It is bound to its place:
moved to another, it does not open. The suite is AES-256-GCM, or SM4-GCM where `SEALING_SUITE` says so; values of the
other suite still open. A table of sealed rows keeps the version of the key in a column `key_version`.
"""

from __future__ import annotations

import secrets
from collections.abc import Callable
from dataclasses import dataclass

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.apps import apps
from django.conf import settings

from gongkai.errors import GongkaiError
from gongkai_office.sealing import keys
from gongkai_office.sealing.keys import KeyMissingError

_NONCE, _TAG, _SM4_KEY = 12, 16, 16
KEY_VERSION = "key_version"
"""The column by which a table says with which version of the key each of its rows is sealed."""


class SealError(GongkaiError):
    """A sealed value that does not open: another key, another place, or somebody has changed it."""


@dataclass(frozen=True, slots=True)
class Sealed:
    """A sealed value and the version of the key it was sealed with."""

    version: int
    value: bytes


def seal(plain: bytes, *, bound_to: bytes) -> Sealed:
    """The bytes sealed with the newest key, bound to what names their place. Raises KeyMissingError."""
    version = max(keys.versions(), default=0) or _first_key()
    return Sealed(version, close(keys.sealing_key(version), plain, bound_to=bound_to))


def unseal(sealed: Sealed, *, bound_to: bytes) -> bytes:
    """What was sealed for this place. Raises SealError, and KeyMissingError without the key."""
    return open_with(keys.sealing_key(sealed.version), sealed.value, bound_to=bound_to)


def close(key: bytes, plain: bytes, *, bound_to: bytes) -> bytes:
    """The bytes closed with a key of 32 bytes, in the suite of the house."""
    suite = _SUITES[settings.SEALING_SUITE]
    nonce = secrets.token_bytes(_NONCE)
    return suite.mark + nonce + suite.close(key, nonce, plain, bound_to)


def open_with(key: bytes, value: bytes, *, bound_to: bytes) -> bytes:
    """What was closed with the key for this place. Raises SealError."""
    mark, nonce, closed = value[:1], value[1 : 1 + _NONCE], value[1 + _NONCE :]
    suite = next((known for known in _SUITES.values() if known.mark == mark), None)
    if suite is None or len(closed) < _TAG:
        raise SealError("加密保存的内容已损坏，无法读取，请从备份中恢复")
    try:
        return suite.open(key, nonce, closed, bound_to)
    except InvalidTag:
        raise SealError("加密保存的内容与密钥或所在记录不符，可能被改动过，请核查") from None


def _first_key() -> int:
    """The first key of an installation; beside rows that are sealed already it would hide that theirs is lost."""
    tables = (model for model in apps.get_models() if any(one.name == KEY_VERSION for one in model._meta.fields))  # noqa: SLF001  Django calls it public
    if any(table._default_manager.exists() for table in tables):  # noqa: SLF001  Django calls it public
        raise KeyMissingError("数据目录的 keys 下没有密钥文件，请先从密钥备份中恢复，再登记新的申请")
    return keys.make_sealing_key()


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
