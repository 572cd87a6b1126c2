"""What may be asked of the journal: the lines of a day in the order their root is made of, what is not sealed yet."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from uuid import UUID

from django.db.models import Exists, Max, OuterRef, QuerySet
from django.db.models.functions import Collate, TruncDate

from gongkai_office.clock import BEIJING, day_of
from gongkai_office.journal.models import DayRoot, Line

GRACE = timedelta(hours=1)
"""How long after midnight a day may be sealed: a command begun before midnight has written its line by then."""


def closes(day: date) -> datetime:
    """The first instant at which a day's lines may be sealed."""
    return midnight(day + timedelta(1)) + GRACE


def hashes(organ: UUID, day: date) -> Iterator[bytes]:
    """The hashes of an organ's lines of a day (official time), by subject in the order of its bytes, then sequence."""
    lines = Line.objects.filter(organ=organ, at__gte=midnight(day), at__lt=midnight(day + timedelta(1)))
    return map(bytes, in_order(lines).values_list("hash", flat=True).iterator())


def in_order(lines: QuerySet[Line]) -> QuerySet[Line]:
    """Lines by subject in the order of its bytes, whatever the database's language, then by sequence."""
    return lines.order_by(Collate("subject", "C"), "sequence")


def newest_sealed() -> date | None:
    """The newest day of which any organ has a root; nothing before it can be sealed any more."""
    day: date | None = DayRoot.objects.aggregate(newest=Max("day"))["newest"]
    return day


def unsealed(at: datetime) -> Iterator[tuple[date, UUID]]:
    """The days that may be sealed at an instant and have lines but no root, the oldest day first."""
    finished = day_of(at - GRACE)
    lines = Line.objects.filter(at__lt=midnight(finished))
    newest = newest_sealed()
    if newest:
        lines = lines.filter(at__gte=midnight(newest))
    days = lines.annotate(day=TruncDate("at", tzinfo=BEIJING)).values_list("day", "organ").distinct()
    sealed = DayRoot.objects.filter(organ=OuterRef("organ"), day=OuterRef("day"))
    yield from days.filter(~Exists(sealed)).order_by("day", "organ")


def midnight(day: date) -> datetime:
    """The first instant of a day, official time."""
    return datetime.combine(day, time(), BEIJING)
