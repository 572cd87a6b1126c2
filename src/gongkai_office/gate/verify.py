"""Later looks against the journal."""

from __future__ import annotations

from collections.abc import Iterator

from gongkai_office.gate.vouched import LOOK_BACK
from gongkai_office.journal.difference import Difference
from gongkai_office.journal.seals import compare


def verify() -> Iterator[Difference]:
    """Every look that does not say what its newest line knows."""
    yield from compare(LOOK_BACK)
