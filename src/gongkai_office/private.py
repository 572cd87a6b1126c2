"""Files for their owner's eyes alone: keys, secrets, archives. What is written is safe on disk."""

from __future__ import annotations

import os
import secrets
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


def make_once(file: Path, content: bytes) -> None:
    """Make a file that never changes, whole before it has its name; who comes second leaves the first's as it is."""
    file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    passing = file.with_name(f"{file.name}.{secrets.token_hex(8)}")
    with private(passing) as opened:
        opened.write(content)
    try:
        os.link(passing, file)
    except FileExistsError:
        pass
    finally:
        passing.unlink()
    _keep_names(file.parent)


def _keep_names(folder: Path) -> None:
    """Make the folder's names survive a power cut, where the system can (not on Windows)."""
    if hasattr(os, "O_DIRECTORY"):
        descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
        os.fsync(descriptor)
        os.close(descriptor)
