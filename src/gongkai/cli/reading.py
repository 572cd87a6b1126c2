"""Files named on the command line, read as annual reports."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import click

from gongkai.annual.forms import FormCode
from gongkai.annual.record import AnnualReport
from gongkai.documents.readers import read, read_bytes

STANDARD_INPUT = "-"


def read_report(file: str, *, form: FormCode | None = None) -> AnnualReport:
    """The report in a file, or on standard input where the file is `-`."""
    if file == STANDARD_INPUT:
        return read_bytes(click.get_binary_stream("stdin").read(), "标准输入", form=form)
    return read(Path(file), form=form)


def report_files(folder: Path) -> list[str]:
    """The files of a folder and its subfolders, hidden ones and the lock files of Office left out."""
    if not folder.is_dir():
        raise NotADirectoryError(folder)
    return sorted(str(path) for path in folder.rglob("*") if path.is_file() and not path.name.startswith((".", "~$")))


def refuse_overwriting(out: Path | None, files: Sequence[str]) -> None:
    """Stop before a result is written over a report that was named to be read."""
    if out and any(file != STANDARD_INPUT and out.resolve() == Path(file).resolve() for file in files):
        raise click.UsageError(f"输出文件 {out} 就是要读的报告，会把它覆盖，请换一个文件名")
