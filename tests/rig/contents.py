"""What the rig's files hold: bytes that whoever reads them back can make again from the file's name."""

from __future__ import annotations

import hashlib


def content(name: str, turn: int, megabytes: int) -> bytes:
    """The bytes of one file, as a text."""
    line = hashlib.sha256(f"{name}-{turn}".encode()).hexdigest() + "\n"
    return (line * (megabytes * 1_048_576 // len(line) + 1)).encode()


def called(name: str, turn: int) -> str:
    """What the file is called."""
    return f"{name}-{turn}.txt"


def expected(called: str, megabytes: int) -> bytes:
    """The content of a file by what it is called."""
    name, _, turn = called.removesuffix(".txt").rpartition("-")
    return content(name, int(turn), megabytes)


def document(about: str, megabytes: int) -> bytes:
    """A scan of an identity document as far as it can be told from outside; all its bytes are about somebody."""
    return b"%PDF-1.4\n%" + content(about, 0, megabytes).replace(b"\n", b"\n%") + b"\n%%EOF\n"
