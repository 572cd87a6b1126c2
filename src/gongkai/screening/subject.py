"""One passage as the detectors see it: its levelled text and what its surroundings say of it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from gongkai.screening.fields import Field, field_before
from gongkai.screening.hits import Found


@dataclass(frozen=True, slots=True)
class Subject:
    """A levelled text. `field` is what its column or label says it is.

    `personal` where it stands in a list of persons, `tabular` where it stands in any table.
    """

    text: str
    field: Field | None = None
    personal: bool = False
    tabular: bool = False

    def field_at(self, start: int) -> Field | None:
        """What the value at an offset is said to be: by the words before it, else by its column."""
        return field_before(self.text, start) or self.field


Detector = Callable[[Subject], Iterator[Found]]
