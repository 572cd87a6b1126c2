"""Work over several files, with a bar on standard error where that is a terminal."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Sequence
from typing import TypeVar

Result = TypeVar("Result")


def each(files: Sequence[str], work: Callable[[str], Result]) -> Iterator[Result]:
    """The work done on each file, in order.

    With a bar, results come after the last file, so that bar and results do not write over each other;
    without one, each comes as soon as it is there.
    """
    if len(files) > 1 and sys.stderr.isatty():
        return iter(_with_bar(files, work))
    return map(work, files)


def _with_bar(files: Sequence[str], work: Callable[[str], Result]) -> list[Result]:
    from rich.console import Console  # noqa: PLC0415  start-up: most runs have one file
    from rich.progress import (  # noqa: PLC0415
        BarColumn,
        MofNCompleteColumn,
        Progress,
        TextColumn,
        TimeRemainingColumn,
    )

    columns = (TextColumn("读报告"), BarColumn(), MofNCompleteColumn(), TextColumn("还需"), TimeRemainingColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True, redirect_stdout=False) as bar:
        return [work(file) for file in bar.track(files)]
