"""Containers: the bytes of any file become a `Document` of paragraphs and tables, each with its place.

What a file is, its content says, never its extension alone. The contract's words for what it was:
`html` for web pages and MHTML; `pdf`; `docx` for Word files, and for DOC, WPS, RTF and ODT, which LibreOffice
turns into DOCX first; `xlsx` for XLSX, XLS and ODS; `text` for plain text, Markdown and CSV;
`scan` for pictures and PDFs without a text layer.
"""

from __future__ import annotations

from gongkai.documents.grid import Document
from gongkai.documents.readers.containers.kinds import office_suffix
from gongkai.documents.readers.containers.opening import BROKEN, open_document
from gongkai.documents.readers.containers.wire import pack, unpack
from gongkai.documents.readers.limits import BOUNDS, Bounds, guarded
from gongkai.documents.unreadable import UnreadableError

_TOO_MUCH = "文件展开后超出内存上限，已停止；请只保留报告本身，或另存一份较小的文件后再试。"


def extract(data: bytes, name: str) -> Document:
    """The blocks of a file in reading order. `name` is its name; only the extension is looked at.

    Runs in this process and trusts the libraries: for files of strangers see `extract_guarded`.
    Raises UnreadableError for a file that is locked, broken, too large or of no kind known here.
    """
    try:
        return open_document(*_converted(data, name))
    except UnreadableError:
        raise
    except MemoryError:
        raise UnreadableError(_TOO_MUCH) from None
    except Exception as error:
        raise UnreadableError(BROKEN) from error


def extract_guarded(data: bytes, name: str, *, bounds: Bounds = BOUNDS) -> Document:
    """The same as `extract`, in a child process within bounds of time, memory and output.

    Raises UnreadableError, also where the child runs out of its bounds or falls.
    """
    answer = guarded(packed, *_converted(data, name), bounds=bounds)
    try:
        return unpack(answer)
    except (ValueError, TypeError) as error:
        raise UnreadableError(BROKEN) from error


def packed(data: bytes, name: str) -> bytes:
    """`extract`, its document packed for the way home: what the child process runs."""
    return pack(extract(data, name))


def _converted(data: bytes, name: str) -> tuple[bytes, str]:
    """A file that only LibreOffice opens as DOCX; every other file as it is."""
    suffix = office_suffix(data)
    if suffix is None:
        return data, name
    from gongkai.documents.readers.containers.office import to_docx  # noqa: PLC0415 - few files need it

    return to_docx(data, suffix), f"{name}.docx"
