"""Table two from the registers and the normative documents."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from gongkai.annual.record import Cell
from gongkai_office.cases.queries import Books


@dataclass(frozen=True, slots=True)
class Proactive:
    """The cells that something is known of, and which of them rest on typed totals."""

    cells: Mapping[str, Cell] = field(default_factory=dict)
    typed: frozenset[str] = frozenset()


def proactive(_books: Books, _year: int) -> Proactive:
    """Nothing yet: no register feeds the table, and a cell nobody knows is missing, never nought."""
    return Proactive()
