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
    """A sound PDF of one empty page that carries so many megabytes about somebody, as a scan of a document would."""
    carried = content(about, 0, megabytes)
    parts = (
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R>>",
        b"<</Length %d>>stream\n%%%b\nendstream" % (len(carried) + 1, carried.replace(b"\n", b" ")),
    )
    book, places = b"%PDF-1.4\n", []
    for number, part in enumerate(parts, 1):
        places.append(len(book))
        book += b"%d 0 obj\n%b\nendobj\n" % (number, part)
    listed = b"".join(b"%010d 00000 n \n" % place for place in places)
    head = b"xref\n0 %d\n0000000000 65535 f \n" % (len(parts) + 1)
    tail = b"trailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n" % (len(parts) + 1, len(book))
    return book + head + listed + tail
