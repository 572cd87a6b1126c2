"""Files named on the command line, read as annual reports."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path
from typing import BinaryIO

import click

from gongkai.annual.forms import FormCode
from gongkai.annual.record import AnnualReport
from gongkai.documents.grid import Document
from gongkai.documents.readers import read, read_bytes
from gongkai.documents.readers.containers import extract_guarded
from gongkai.documents.readers.limits import BOUNDS, load
from gongkai.errors import GongkaiError

STANDARD_INPUT = "-"


def read_report(file: str, *, form: FormCode | None = None) -> AnnualReport:
    """The report in a file, or on standard input where the file is `-`."""
    if file == STANDARD_INPUT:
        return read_bytes(_standard_input(), "标准输入", form=form)
    return read(Path(file), form=form)


def read_document(file: str) -> Document:
    """The paragraphs and tables of a file that was read as a report, to be shown beside it."""
    data = _standard_input() if file == STANDARD_INPUT else load(Path(file))
    return extract_guarded(data, file)


def _standard_input() -> bytes:
    return _whole(sys.stdin.buffer)


@lru_cache(maxsize=1)
def _whole(stream: BinaryIO) -> bytes:
    """A stream that can be read only once; a byte more than may be read is enough to refuse it."""
    return stream.read(BOUNDS.file_bytes + 1)


def report_files(folder: Path, *, apart: Sequence[str] = ()) -> list[str]:
    """The files of a folder and its subfolders, hidden ones, the lock files of Office and those of `apart` left out.

    Raises GongkaiError where there is no such folder or no file in it.
    """
    if not folder.is_dir():
        raise GongkaiError(f"{folder}：没有这个文件夹，请指明下级单位报告所在的文件夹。")
    left_out = {Path(file).resolve() for file in apart}
    files = (path for path in folder.rglob("*") if path.is_file() and not path.name.startswith((".", "~$")))
    found = sorted(str(path) for path in files if path.resolve() not in left_out)
    if not found:
        raise GongkaiError(f"{folder}：文件夹里没有下级单位的报告，请核对路径。")
    return found


def refuse_overwriting(out: Path | None, files: Sequence[str]) -> None:
    """Stop before a result is written over a report that was named to be read."""
    if out and any(file != STANDARD_INPUT and out.resolve() == Path(file).resolve() for file in files):
        raise click.UsageError(f"输出文件 {out} 就是要读的报告，会把它覆盖，请换一个文件名")
