"""The content of a kept file, made sure of."""

from __future__ import annotations

import hashlib

from gongkai.errors import GongkaiError
from gongkai_office.files import blobs
from gongkai_office.files.models import SealedFile
from gongkai_office.sealing.seals import SealError


class DamagedFileError(GongkaiError):
    """A file whose content is gone, or is not what was handed in."""


def content(file: SealedFile) -> bytes:
    """The content, exactly as it was handed in. Raises DamagedFileError, and KeyMissingError without the key."""
    try:
        closed = blobs.get(file.place)
    except FileNotFoundError:
        raise DamagedFileError("这个文件的内容丢失，读不出来，请管理员从备份中恢复") from None
    try:
        plain = file.envelope.open(closed, of=file.pk)
    except SealError:
        raise DamagedFileError("这个文件的内容已损坏或者被改动过，没有打开，请管理员从备份中恢复") from None
    if len(plain) != file.size or hashlib.sha256(plain).hexdigest() != file.sha256:
        raise DamagedFileError("这个文件的内容与登记的摘要不符，没有打开，请管理员核查")
    return plain
