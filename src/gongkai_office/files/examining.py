"""A file somebody hands in, looked at before it is kept: its size, what it is, its name, whether it carries a virus."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

from django.core.files.uploadedfile import UploadedFile

from gongkai.documents.bared import bare_guarded
from gongkai.documents.media import Media, recognise_guarded
from gongkai.documents.unreadable import UnreadableError
from gongkai.errors import GongkaiError
from gongkai_office.files.limits import limits, megabytes
from gongkai_office.files.names import cleaned
from gongkai_office.files.scanners import scan


class RefusedFileError(GongkaiError):
    """A file that is not taken, with its name, the reason and what to do."""


@dataclass(frozen=True, slots=True)
class Examined:
    """A file that may be kept: its name made safe, what it is, its content."""

    name: str
    media: Media
    content: bytes

    @property
    def sha256(self) -> str:
        """The digest of its content."""
        return hashlib.sha256(self.content).hexdigest()


def examined(upload: UploadedFile[bytes] | Examined, *, webpages: bool = False) -> Examined:
    """An upload that may be kept; one that was examined before as it is. Raises RefusedFileError."""
    if isinstance(upload, Examined):
        return upload
    name, size = upload.name or "", upload.size or 0
    most = limits()
    if size > most.largest:
        raise _too_large(name, size)
    content = upload.read()
    if len(content) < size:
        raise _refused(name, f"没有收下：一次上传的文件总共不能超过 {megabytes(most.at_once)}，请分几次上传")
    return examine(content, name, webpages=webpages)


def examine(content: bytes, name: str, *, webpages: bool = False) -> Examined:
    """Bytes that may be kept under a name; a web page only where it is asked for. Raises RefusedFileError."""
    if len(content) > limits().largest:
        raise _too_large(name, len(content))
    try:
        media = recognise_guarded(content, name, webpages=webpages)
    except UnreadableError as error:
        raise _refused(name, error.message) from None
    scan(content, shown(name))
    return Examined(cleaned(name, media), media, content)


@dataclass(frozen=True, slots=True)
class ExaminedPicture:
    """A picture that may be kept, and how many points wide and high it is."""

    file: Examined
    width: int
    height: int


def picture(content: bytes, name: str) -> ExaminedPicture:
    """A picture that may be shown in a text, without what it tells of its place and maker. Raises RefusedFileError."""
    if len(content) > limits().largest:
        raise _too_large(name, len(content))
    try:
        bared = bare_guarded(content, name)
    except UnreadableError as error:
        raise _refused(name, error.message) from None
    scan(bared.content, shown(name))
    file = Examined(cleaned(name, bared.media), bared.media, bared.content)
    return ExaminedPicture(file, bared.width, bared.height)


def _too_large(name: str, size: int) -> RefusedFileError:
    most = megabytes(limits().largest)
    return _refused(name, f"有 {megabytes(size)}，超过每个文件 {most} 的上限，请压缩或者拆分后再上传")


def _refused(name: str, why: str) -> RefusedFileError:
    return RefusedFileError(f"“{shown(name)}”：{why}")


def shown(name: str) -> str:
    """A name of a file as a message may show it, before it is known what the file is."""
    bare = cleaned(name, Media.TEXT)
    return "".join(sign for sign in name if sign.isprintable())[-60:] or bare
