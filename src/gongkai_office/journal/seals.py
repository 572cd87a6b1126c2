"""Ledgers whose every row is sealed by a line of the journal: a hash of the row, stated when it was written.

A line that writes a row states it under `rows` as `{id: seal}`; whoever later alters, adds or takes away a row is
found. Many rows written by one line are stated as one `bundle`: how many, and the hash over their seals.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from gongkai_office.journal.chain import canonical
from gongkai_office.journal.difference import Difference, Fault
from gongkai_office.journal.models import Line

_CHUNK = 5_000


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a ledger: the subject whose chain tells of it, its id, its seal."""

    subject: str
    id: str
    seal: str


def seal(content: Mapping[str, object]) -> str:
    """The SHA-256 of a row's content."""
    return hashlib.sha256(canonical(dict(content))).hexdigest()


def bundle(seals: Iterable[str]) -> dict[str, object]:
    """Many rows as one fact: their number, and the hash over their seals in order of their bytes."""
    ordered = sorted(seals)
    return {"count": len(ordered), "hash": hashlib.sha256("".join(ordered).encode()).hexdigest()}


def compare(prefix: str, rows: Iterable[Row], fault: Fault) -> Iterator[Difference]:
    """Every difference between rows and the lines of the subjects that begin so (`register:`)."""
    told, bundles = _told(prefix)
    bundled: dict[str, list[str]] = {subject: [] for subject in bundles}
    for row in rows:
        if row.subject in bundled:
            bundled[row.subject].append(row.seal)
        elif (expected := told.pop(row.id, None)) is None:
            yield Difference(fault, row.subject, f"登记 {row.id} 没有日志")
        elif expected != (row.subject, row.seal):
            yield Difference(fault, row.subject, f"登记 {row.id}", expected[1], row.seal)
    for key, (subject, expected_seal) in told.items():
        yield Difference(fault, subject, f"日志中有、登记簿中没有的登记 {key}", expected_seal)
    for subject, seals in bundled.items():
        if bundle(seals) != bundles[subject]:
            yield Difference(fault, subject, "成批登记", str(bundles[subject]), str(bundle(seals)))


def _told(prefix: str) -> tuple[dict[str, tuple[str, str]], dict[str, object]]:
    rows: dict[str, tuple[str, str]] = {}
    bundles: dict[str, object] = {}
    lines = Line.objects.filter(subject__startswith=prefix).order_by("subject", "sequence")
    for line in lines.iterator(_CHUNK):
        rows |= {key: (line.subject, one) for key, one in line.facts.get("rows", {}).items()}
        if "bundle" in line.facts:
            bundles[line.subject] = line.facts["bundle"]
    return rows, bundles
