"""From a file to an annual report: the container gives blocks and cells, recognition gives them their meaning."""

from __future__ import annotations

from dataclasses import replace
from hashlib import sha256
from pathlib import Path

from gongkai.annual.exchange import ExchangeError
from gongkai.annual.forms import FormCode
from gongkai.annual.record import AnnualReport
from gongkai.documents.data_files import read_data
from gongkai.documents.readers.containers import extract
from gongkai.documents.readers.recognise import recognise
from gongkai.documents.unreadable import UnreadableError

__all__ = ["UnreadableError", "read", "read_bytes", "recognise"]


def read(source: Path, *, form: FormCode | None = None) -> AnnualReport:
    """The annual report in a file. `form` overrides the form its tables were recognised in.

    Raises UnreadableError for a file that is not there or cannot be opened. A file that opens but is no report
    gives a record without cells whose notes say what it is.
    """
    try:
        data = source.read_bytes()
    except OSError as error:
        raise UnreadableError("打不开这个文件；请核对文件名，并确认有读取的权限。") from error
    return read_bytes(data, source.name, form=form)


def read_bytes(data: bytes, name: str, *, form: FormCode | None = None) -> AnnualReport:
    """The annual report in a file's content; `name` is the file's name and tells its kind where the bytes do not.

    A data file that Gongkai wrote itself (JSON, CSV) comes back as the record it is. Raises UnreadableError.
    """
    try:
        report = read_data(data) or recognise(extract(data, name), form=form)
    except ExchangeError as error:
        raise UnreadableError(error.message) from error
    return replace(report, file=name, sha256=sha256(data).hexdigest())
