"""ZIP archives (DOCX, XLSX) opened with care: what they hold is counted before anything is inflated."""

from __future__ import annotations

from io import BytesIO
from zipfile import BadZipFile, ZipFile, ZipInfo

from gongkai.documents.readers.containers import caps
from gongkai.documents.unreadable import UnreadableError

_ENCRYPTED = 0x1
_SMALL = 1_000_000
_BROKEN = "文件不完整或已损坏，打不开；请重新下载，或用原来的软件打开后另存一份再试。"
_BOMB = "文件展开后异常庞大，疑似压缩炸弹，没有打开；请核对文件来源。"


def open_archive(data: bytes) -> ZipFile:
    """The archive in these bytes. Raises UnreadableError where it is broken, locked or a bomb."""
    try:
        archive = ZipFile(BytesIO(data))
    except (BadZipFile, ValueError, OSError, NotImplementedError, EOFError):
        raise UnreadableError(_BROKEN) from None
    entries = archive.infolist()
    if len(entries) > caps.ARCHIVE_ENTRIES or sum(entry.file_size for entry in entries) > caps.ARCHIVE_BYTES:
        raise UnreadableError(_BOMB)
    for entry in entries:
        _check(entry)
    return archive


def names_in(data: bytes) -> frozenset[str]:
    """Names of the archive's entries."""
    with open_archive(data) as archive:
        return frozenset(archive.namelist())


def part(archive: ZipFile, name: str) -> bytes | None:
    """One entry inflated, None where there is none. Raises UnreadableError where it is damaged."""
    try:
        return archive.read(name)
    except KeyError:
        return None
    except Exception:  # noqa: BLE001 - zlib, CRC, length and method errors of a damaged file, of many types
        raise UnreadableError(_BROKEN) from None


def _check(entry: ZipInfo) -> None:
    if entry.flag_bits & _ENCRYPTED:
        raise UnreadableError("文件设有密码，无法读取；请去掉密码后另存一份再试。")
    markup = entry.filename.endswith((".xml", ".rels", ".xhtml", ".htm"))
    swollen = entry.file_size > _SMALL and entry.file_size > caps.PART_RATIO * max(entry.compress_size, 1)
    if (markup and entry.file_size > caps.PART_BYTES) or swollen:
        raise UnreadableError(_BOMB)
