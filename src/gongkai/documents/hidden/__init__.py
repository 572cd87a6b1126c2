"""What a file holds that its readers do not see: hidden sheets, comments, changes, covered text, properties.

Finders look at the file's own bytes and say what lies where; whether it matters, the screening judges.
Like the readers they open strangers' files, so they too run in a bounded child process.
"""

# ruff: noqa: PLC0415 - each library is loaded only when a file needs it

from __future__ import annotations

from gongkai.documents.hidden.buried import Burial, Buried, pack, unpack
from gongkai.documents.readers.containers.kinds import Kind, kind_of
from gongkai.documents.readers.limits import BOUNDS, Bounds, guarded
from gongkai.documents.unreadable import UnreadableError

__all__ = ["Burial", "Buried", "find", "find_guarded"]

_BROKEN = "文件结构异常，查看隐藏内容时出错（可能已损坏）；请用原来的软件打开后另存一份再试。"


def find(data: bytes, name: str) -> tuple[Buried, ...]:
    """What lies out of sight in a file. Runs in this process: for files of strangers see `find_guarded`.

    Raises UnreadableError, and whatever a library raises on broken files.
    """
    kind = kind_of(data, name)
    if kind is Kind.DOCX:
        from gongkai.documents.hidden.word import in_word

        return tuple(in_word(data))
    if kind is Kind.SHEETS:
        from gongkai.documents.hidden.workbook import in_workbook

        return tuple(in_workbook(data))
    if kind is Kind.PDF:
        from gongkai.documents.hidden.pdf import in_pdf

        return tuple(in_pdf(data))
    if kind is Kind.HTML:
        from gongkai.documents.hidden.webpage import in_webpage

        return tuple(in_webpage(data))
    return ()


def find_guarded(data: bytes, name: str, *, bounds: Bounds = BOUNDS) -> tuple[Buried, ...]:
    """The same as `find`, in a child process within bounds of time, memory and output. Raises UnreadableError."""
    answer = guarded(packed, data, name, bounds=bounds)
    try:
        return unpack(answer)
    except (ValueError, TypeError) as error:
        raise UnreadableError(_BROKEN) from error


def packed(data: bytes, name: str) -> bytes:
    """`find`, packed for the way home: what the child process runs."""
    return pack(find(data, name))
