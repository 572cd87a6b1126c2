"""The words of a log: an error's kind and where it arose, since its own words may name a requester."""

from __future__ import annotations

import logging
import traceback
from pathlib import Path
from types import TracebackType

Raised = tuple[type[BaseException], BaseException, TracebackType | None] | tuple[None, None, None]
_DEEPEST = 6  # frames told


class Discreet(logging.Formatter):
    """One line a record; of an exception the chain of kinds, each with the places it came through."""

    def __init__(self) -> None:
        super().__init__("{asctime} {levelname} {name}: {message}", style="{")

    def formatException(self, ei: Raised) -> str:  # noqa: N802  the library's name
        """The kinds, outermost last, with the innermost frames."""
        told, error = [], ei[1]
        while error is not None:
            told.append(f"  {type(error).__name__} at {_places(error)}")
            error = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
        return "\n".join(told)


def _places(error: BaseException) -> str:
    frames = traceback.extract_tb(error.__traceback__)[-_DEEPEST:]
    return " < ".join(f"{'/'.join(Path(one.filename).parts[-3:])}:{one.lineno}" for one in reversed(frames))
