"""A year of the four registers on four cards: what table two would say, and what waits to be published."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Count, Q

from gongkai_office.registers.kinds import Kind
from gongkai_office.registers.models import Entry
from gongkai_office.registers.queries import Total, totals


@dataclass(frozen=True, slots=True)
class Card:
    """A register in a year; `total` is None where nobody entered anything."""

    kind: Kind
    total: Total | None
    unpublished: int
    late: int

    @property
    def figure(self) -> str:
        """The cell as table two prints it; a dash where there is none."""
        if self.total is None:
            return "—"
        return f"{self.total.amount.value:f}" if self.total.amount else str(self.total.quantity)

    @property
    def unit(self) -> str:
        """The unit of the figure."""
        return "万元" if self.kind.is_money else "件"


def glance(organs: Iterable[UUID], year: int, on: date) -> list[Card]:
    """The cards of a year."""
    keys = list(organs)
    found, waiting = totals(keys, year), _waiting(keys, on)
    return [Card(kind, found.get(kind.cell), *waiting.get(kind, (0, 0))) for kind in Kind]


def _waiting(organs: list[UUID], on: date) -> dict[str, tuple[int, int]]:
    """Decisions that are not published yet, and those of them that are late, by register."""
    rows = Entry.objects.filter(
        superseded_at=None, standing=True, published_on=None, publish_by__isnull=False, organ__in=organs
    )
    late = Count("pk", filter=Q(publish_by__lt=on))
    grouped = rows.order_by().values("kind").annotate(number=Count("pk"), late=late)
    return {row["kind"]: (row["number"], row["late"]) for row in grouped}
