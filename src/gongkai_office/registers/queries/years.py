"""Table two from the registers: what a year counts, for some organs together, as of any instant.

What nobody entered is not nought: a register without a single line in the year has no total at all.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from uuid import UUID

from django.contrib.postgres.aggregates import ArrayAgg
from django.db.models import Count, Q, QuerySet, Sum

from gongkai_office.registers.kinds import BY_CELL, Kind
from gongkai_office.registers.models import Entry, Form
from gongkai_office.registers.money import Amount


@dataclass(frozen=True, slots=True)
class Total:
    """A cell of table two.

    `quantity` is the number of decisions or payments, `amount` the money of a fee. `typed` says that some of it rests
    on a typed total, `totals` on how many; `organs` are those that entered anything for the year.
    """

    quantity: int
    amount: Amount | None
    totals: int
    organs: frozenset[UUID]

    @property
    def typed(self) -> bool:
        """Whether the cell rests on a typed total."""
        return self.totals > 0


def totals(organs: Iterable[UUID], year: int, as_of: datetime | None = None) -> Mapping[str, Total]:
    """The cells of table two by their address (`proactive.licences.decisions` and so on), those with entries only.

    `as_of` counts what was written by that instant; None is now.
    """
    rows = as_it_stood(as_of).filter(organ__in=list(organs), on__range=(date(year, 1, 1), date(year, 12, 31)))
    grouped = (
        rows.order_by()
        .values("kind")
        .annotate(
            decisions=Sum("quantity"),
            money=Sum("amount"),
            typed=Count("pk", filter=Q(form=Form.TOTAL)),
            told=ArrayAgg("organ", distinct=True),
        )
    )
    return {Kind(row["kind"]).cell: _total(row) for row in grouped}


def counted(organs: Iterable[UUID], year: int, cell: str, as_of: datetime | None = None) -> QuerySet[Entry]:
    """The lines behind a cell, newest decision first; for another year or cell none. Raises KeyError for no cell."""
    rows = as_it_stood(as_of).filter(
        organ__in=list(organs), kind=BY_CELL[cell], on__range=(date(year, 1, 1), date(year, 12, 31))
    )
    return rows.select_related("item", "organ").order_by("-on", "-pk")


def as_it_stood(as_of: datetime | None) -> QuerySet[Entry]:
    """The standing line of every item as of an instant."""
    if as_of is None:
        return Entry.objects.filter(superseded_at=None, standing=True)
    alive = Q(superseded_at=None) | Q(superseded_at__gt=as_of)
    return Entry.objects.filter(alive, at__lte=as_of, standing=True)


def _total(row: Mapping[str, object]) -> Total:
    money, told = row["money"], row["told"]
    return Total(
        quantity=int(str(row["decisions"])),
        amount=Amount.of_yuan(money) if isinstance(money, Decimal) else None,
        totals=int(str(row["typed"])),
        organs=frozenset(told if isinstance(told, list) else ()),
    )
