"""Files for their owner's eyes alone."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO


@contextmanager
def private(file: Path) -> Iterator[BinaryIO]:
    """A new file that nobody else may read, safe on disk when it is closed. Raises FileExistsError."""
    descriptor = os.open(file, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "wb") as opened:
        yield opened
        opened.flush()
        os.fsync(opened.fileno())
