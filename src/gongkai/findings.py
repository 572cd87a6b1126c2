"""A failed rule is a value: what broke, how gravely, in which cells, by which source."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum

Amount = int | Decimal | str | None


class Severity(StrEnum):
    """How gravely a finding weighs; only an error makes a report unbalanced."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


@dataclass(frozen=True, slots=True)
class Finding:
    """One rule that does not hold, in one place.

    `rule` is the rule's id (`T3-A`), `cells` the addresses it speaks of, in reading order.
    `expected` and `found` are the two sides that differ, where the rule has two sides.
    `params` fills the rule's sentence; words are made at the edge, never here.
    `waived` carries name and reason of the person who set the rule aside for this report.
    """

    rule: str
    severity: Severity
    cells: tuple[str, ...] = ()
    expected: Amount = None
    found: Amount = None
    params: Mapping[str, Amount] = field(default_factory=dict)
    source: str = ""
    waived: str = ""
