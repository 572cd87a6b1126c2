"""An archive of many files taken apart in the guarded child: paths and contents, and nothing on a disk."""

from __future__ import annotations

import json
import posixpath
from dataclasses import replace
from pathlib import PurePosixPath

from gongkai.documents.readers.containers.archive import open_archive
from gongkai.documents.readers.limits import BOUNDS, Bounds, guarded
from gongkai.documents.unreadable import UnreadableError

_PACKAGE = replace(BOUNDS, seconds=300.0, cpu_seconds=120, memory=3_000_000_000, output_bytes=500_000_000)
_HEAD = 8
_LATIN, _CHINESE, _UTF8_NAME = "cp437", "gb18030", 0x800


def unpacked(data: bytes, *, bounds: Bounds = _PACKAGE) -> dict[str, bytes]:
    """The files of a ZIP archive by their paths in it, without folders. Raises UnreadableError.

    A path is a label and never leads anywhere: `..` and leading slashes are gone from it.
    """
    answer = guarded(packed, data, "package.zip", bounds=bounds)
    end = _HEAD + int.from_bytes(answer[:_HEAD])
    found, place = {}, end
    for name, size in json.loads(answer[_HEAD:end]):
        found[str(name)] = answer[place : place + size]
        place += size
    return found


def packed(data: bytes, name: str) -> bytes:  # noqa: ARG001  what the child runs is told a name
    """What the child runs: the paths and sizes, then the contents one after the other."""
    listed, contents = [], []
    with open_archive(data) as archive:
        for entry in archive.infolist():
            path = tidied(_named(entry.filename, entry.flag_bits))
            if entry.is_dir() or not path:
                continue
            try:
                content = archive.read(entry)
            except Exception:  # noqa: BLE001  zlib, CRC, length and method errors of a damaged archive, of many types
                raise UnreadableError(f"压缩包里的“{path}”已损坏，解不开；请重新压缩后再上传。") from None
            listed.append((path, len(content)))
            contents.append(content)
    head = json.dumps(listed).encode()
    return len(head).to_bytes(_HEAD) + head + b"".join(contents)


def tidied(path: str) -> str:
    r"""A path as a label; empty for what a computer keeps for itself.

    >>> tidied("../../etc\\passwd"), tidied("/通知/./a.html"), tidied("__MACOSX/._a.html"), tidied("通知/Thumbs.db")
    ('etc/passwd', '通知/a.html', '', '')
    """
    parts = [part for part in path.replace("\\", "/").split("/") if part not in ("", ".", "..")]
    bare = "/".join("".join(sign for sign in part if sign.isprintable()) for part in parts)
    own = parts and (parts[0] == "__MACOSX" or parts[-1] in ("Thumbs.db", ".DS_Store", "desktop.ini"))
    return "" if own else bare


def beside(page: str, link: str) -> str:
    """The path in the package that a page's relative link leads to.

    >>> beside("通知/2023/a.html", "../files/b.pdf?x=1#y"), beside("a.html", "/files/b.pdf")
    ('通知/files/b.pdf', 'files/b.pdf')
    """
    bare = link.partition("#")[0].partition("?")[0]
    if bare.startswith("/"):
        return tidied(bare)
    return tidied(posixpath.normpath(posixpath.join(str(PurePosixPath(page).parent), bare)))


def _named(name: str, flags: int) -> str:
    """A name as it was meant: archives made on Chinese Windows hold it in the system's own code."""
    if flags & _UTF8_NAME:
        return name
    try:
        return name.encode(_LATIN).decode(_CHINESE)
    except UnicodeError:
        return name
