"""The day roots against the lines that are there: what was changed, taken away or written later than it says.

That each line follows from the one before it is asked where the ledgers are verified (`cases.verify`).
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby
from uuid import UUID

from django.db.models import Q, QuerySet
from django.db.models.functions import Collate, TruncDate

from gongkai_office.clock import BEIJING
from gongkai_office.journal import signing
from gongkai_office.journal.merkle import merkle
from gongkai_office.journal.models import DayRoot, Line
from gongkai_office.journal.queries import midnight, newest_sealed

_CHUNK = 5_000
_Day = tuple[UUID, date]


@dataclass(frozen=True, slots=True)
class Unsound:
    """A day of an organ whose lines and root do not agree; `what` says so in Chinese."""

    organ: UUID
    day: date
    what: str
    expected: str = ""
    found: str = ""


def verify_roots() -> Iterator[Unsound]:
    """Every day whose root does not stand; lines of days after the newest root are not sealed yet and may be there."""
    roots = {(root.organ, root.day): root for root in DayRoot.objects.all().iterator(_CHUNK)}
    newest = max((day for _, day in roots), default=date.min)
    for (organ, day), lines, found in _days(Line.objects.all()):
        root = roots.pop((organ, day), None)
        if root:
            yield from _compared(root, lines, found)
        elif day < newest:
            yield Unsound(organ, day, "已封存日期之前补记的日志，或者日根被删除", "0 行", f"{lines} 行")
    for root in roots.values():
        yield Unsound(root.organ, root.day, "有日根，没有日志", f"{root.lines} 行", "0 行")


@dataclass(frozen=True, slots=True)
class DayState:
    """An organ's day in the journal: its lines, when it was sealed over how many, and what is wrong with it."""

    organ: UUID
    day: date
    lines: int
    sealed: bool
    root: str
    wrong: str


def day_states(organs: Collection[UUID], first: date, last: date) -> Iterator[DayState]:
    """The days of some organs between two days, both included, each root held against the lines as they are now."""
    within = Q(organ__in=organs)
    roots = {(one.organ, one.day): one for one in DayRoot.objects.filter(within, day__gte=first, day__lte=last)}
    newest = newest_sealed() or date.min
    lines = Line.objects.filter(within, at__gte=midnight(first), at__lt=midnight(last + timedelta(1)))
    for (organ, day), number, found in _days(lines):
        root = roots.pop((organ, day), None)
        wrong = [one.what for one in _compared(root, number, found)] if root else []
        if root is None and day < newest:
            wrong = ["已封存日期之前补记的日志，或者日根被删除"]
        yield DayState(organ, day, number, root is not None, bytes(root.root).hex() if root else "", "；".join(wrong))
    for root in roots.values():
        yield DayState(root.organ, root.day, 0, True, bytes(root.root).hex(), "有日根，没有日志")  # noqa: FBT003  a field


def _days(among: QuerySet[Line]) -> Iterator[tuple[_Day, int, bytes]]:
    """Each organ's days with the number of their lines and the root over them as they are."""
    lines = among.annotate(day=TruncDate("at", tzinfo=BEIJING))
    rows = lines.order_by("organ", "day", Collate("subject", "C"), "sequence").values_list("organ", "day", "hash")
    for place, group in groupby(rows.iterator(_CHUNK), key=lambda row: (row[0], row[1])):
        yield place, *merkle(bytes(row[2]) for row in group)


def _compared(root: DayRoot, lines: int, found: bytes) -> Iterator[Unsound]:
    expected = bytes(root.root)
    if root.lines != lines:
        yield Unsound(root.organ, root.day, "日志行数与日根不符", f"{root.lines} 行", f"{lines} 行")
    elif expected != found:
        yield Unsound(root.organ, root.day, "日志与日根不符", expected.hex(), found.hex())
    told = signing.statement(organ=root.organ, day=root.day, lines=root.lines, root=expected)
    if not signing.signed(told, bytes(root.signature)):
        yield Unsound(root.organ, root.day, "日根的签名不符")
