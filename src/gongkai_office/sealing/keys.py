"""The keys of sealed data: files under the data folder, outside the database, each version of a key its own file.

A key file is written whole and kept safe before its name exists, so that no other process and no power cut ever sees
half a key. Whoever backs up the database keeps these files apart from it: each is useless without the other.
"""

from __future__ import annotations

import secrets
from functools import cache
from pathlib import Path

from django.conf import settings

from gongkai.errors import GongkaiError
from gongkai_office.private import make_once

_SIZE = 32
_SEALING = "sealing"


class KeyMissingError(GongkaiError):
    """A key file that data was sealed with is not there."""


def versions() -> tuple[int, ...]:
    """The versions of the sealing key that are at hand, oldest first."""
    found = _folder().glob(f"{_SEALING}.*.key")
    return tuple(sorted(int(file.name.split(".")[1]) for file in found))


def sealing_key(version: int) -> bytes:
    """One version of the sealing key. Raises KeyMissingError."""
    file = _file(f"{_SEALING}.{version}")
    if not file.exists():
        raise KeyMissingError(
            f"缺少第 {version} 版密钥文件，无法读取加密保存的信息，请从密钥备份中恢复到数据目录的 keys 下"
        )
    return _read(file)


def make_sealing_key() -> int:
    """A new version of the sealing key, with which everything is sealed from now on."""
    version = max(versions(), default=0) + 1
    make_once(_file(f"{_SEALING}.{version}"), secrets.token_bytes(_SIZE))
    return version


def drop_sealing_key(version: int) -> None:
    """Remove a version for good. Who calls this has made sure that nothing is sealed with it."""
    _file(f"{_SEALING}.{version}").unlink(missing_ok=True)
    _read.cache_clear()


def hashing_key(purpose: str) -> bytes:
    """The key of keyed hashes for one purpose; made by its first use, never changed afterwards."""
    return _hashing_key(str(settings.DATA), purpose)


@cache
def _hashing_key(_data: str, purpose: str) -> bytes:
    """Looked up once for a data folder: a hash is made for every entry and every search."""
    file = _file(purpose)
    if not file.exists():
        make_once(file, secrets.token_bytes(_SIZE))
    return _read(file)


def _folder() -> Path:
    return Path(settings.DATA) / "keys"


def _file(name: str) -> Path:
    return _folder() / f"{name}.key"


@cache
def _read(file: Path) -> bytes:
    return file.read_bytes()
