"""From a file to an annual report: the container gives blocks and cells, recognition gives them their meaning.

Files come from strangers: they are opened in a child process within bounds (`limits`). The child imports this package
too, so recognition is imported only where a record is made.
"""

from __future__ import annotations

from dataclasses import replace
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from gongkai.documents.readers.limits import load
from gongkai.documents.unreadable import UnreadableError

if TYPE_CHECKING:
    from gongkai.annual.forms import FormCode
    from gongkai.annual.record import AnnualReport

__all__ = ["UnreadableError", "read", "read_bytes"]


def read(source: Path, *, form: FormCode | None = None) -> AnnualReport:
    """The annual report in a file. `form` overrides the form its tables were recognised in.

    Raises UnreadableError for a file that is not there, is too large or cannot be opened. A file that opens but is no
    report gives a record without cells whose notes say what it is.
    """
    return read_bytes(load(source), source.name, form=form)


def read_bytes(data: bytes, name: str, *, form: FormCode | None = None) -> AnnualReport:
    """The annual report in a file's content; `name` is the file's name and tells its kind where the bytes do not.

    A data file that Gongkai wrote itself (JSON, CSV) comes back as the record it is. Raises UnreadableError.
    """
    from gongkai.annual.exchange import ExchangeError  # noqa: PLC0415  see above
    from gongkai.documents.data_files import read_data  # noqa: PLC0415
    from gongkai.documents.readers.containers import extract_guarded  # noqa: PLC0415
    from gongkai.documents.readers.recognise import recognise  # noqa: PLC0415

    try:
        report = read_data(data) or recognise(extract_guarded(data, name), form=form)
    except (ExchangeError, RecursionError) as error:
        raise UnreadableError(getattr(error, "message", "文件的层次太深，读不下去；请另存后再试。")) from error
    return replace(report, file=name, sha256=sha256(data).hexdigest())
