"""Work over several files, a few at a time, with a bar on standard error where that is a terminal."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

Result = TypeVar("Result")
_MOST = 8  # files opened at once, however many cores there are


def each(files: Sequence[str], work: Callable[[str], Result]) -> Iterator[Result]:
    """The work done on each file, in order.

    With a bar, results come after the last file, so that bar and results do not write over each other;
    without one, each comes as soon as it is there.
    """
    if len(files) == 1:
        return map(work, files)
    return iter(_with_bar(files, work)) if sys.stderr.isatty() else _few_at_a_time(files, work)


def _few_at_a_time(files: Sequence[str], work: Callable[[str], Result]) -> Iterator[Result]:
    """Files are opened in child processes (`limits`): while one is being opened, another is judged here."""
    pool = ThreadPoolExecutor(min(os.cpu_count() or 1, _MOST) + 1)
    try:
        yield from pool.map(work, files)
    finally:
        pool.shutdown(cancel_futures=True)


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
        return list(bar.track(_few_at_a_time(files, work), total=len(files)))
