"""The journal as one JSON Lines file that anybody can verify without this program (see `standalone`).

The first row names the format and the public key; then come the lines, by subject and sequence; then the day roots,
by organ and day; the last row counts both. A line stands there byte for byte as its hash was made over it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import BinaryIO

from django.db import connection, transaction

from gongkai_office.journal import signing
from gongkai_office.journal.chain import canonical
from gongkai_office.journal.commands.write import content
from gongkai_office.journal.models import DayRoot, Line
from gongkai_office.journal.queries import in_order

SCHEMA = "gongkai.journal/1"
_CHUNK = 2_000


def export(out: BinaryIO) -> tuple[int, int]:
    """Write the journal as it stands at one instant; how many lines and roots. Nothing is held in memory."""
    lines = roots = 0
    with transaction.atomic():
        _one_instant()
        key = signing.public_key()
        out.write(_row({"public_key": key.hex() if key else None, "schema": SCHEMA}))
        for lines, line in enumerate(in_order(Line.objects.all()).iterator(_CHUNK), 1):  # noqa: B007  counted
            out.write(_line(line))
        for roots, root in enumerate(_roots(), 1):  # noqa: B007  counted
            out.write(_row({"root": _root(root)}))
        out.write(_row({"end": {"lines": lines, "roots": roots}}))
    return lines, roots


def export_subjects(out: BinaryIO, subjects: Iterable[str], *, upto: Mapping[str, int]) -> int:
    """Write the chains of some subjects alone, in the same format; how many lines. Day roots need all lines of a day.

    `upto` names the last line of a chain that is written; without it, the chain is whole.
    """
    key, lines = signing.public_key(), 0
    out.write(_row({"public_key": key.hex() if key else None, "schema": SCHEMA}))
    for subject in sorted(subjects, key=str.encode):
        chain = Line.objects.filter(subject=subject).order_by("sequence")
        if subject in upto:
            chain = chain.filter(sequence__lte=upto[subject])
        for line in chain.iterator(_CHUNK):
            out.write(_line(line))
            lines += 1
    out.write(_row({"end": {"lines": lines, "roots": 0}}))
    return lines


def anchors() -> Iterator[str]:
    """Every root as a witness keeps it, one a line."""
    return map(anchor, _roots())


def anchor(root: DayRoot) -> str:
    """A root as a witness keeps it: organ, day, number of lines, root."""
    return f"{root.organ} {root.day.isoformat()} {root.lines} {bytes(root.root).hex()}"


def _one_instant() -> None:
    if connection.savepoint_ids:
        return  # inside somebody else's transaction, which decides what is seen
    with connection.cursor() as cursor:
        cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY")


def _roots() -> Iterator[DayRoot]:
    return DayRoot.objects.order_by("organ", "day").iterator(_CHUNK)


def _line(line: Line) -> bytes:
    told, before, own = canonical(content(line)), bytes(line.previous).hex(), bytes(line.hash).hex()
    return b'{"hash":"%b","line":%b,"previous":"%b"}\n' % (own.encode(), told, before.encode())


def _root(root: DayRoot) -> dict[str, object]:
    return {
        "organ": str(root.organ),
        "day": root.day.isoformat(),
        "lines": root.lines,
        "root": bytes(root.root).hex(),
        "signature": bytes(root.signature).hex(),
    }


def _row(told: dict[str, object]) -> bytes:
    return canonical(told) + b"\n"
