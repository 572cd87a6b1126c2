"""Every case, every journal chain, every sequence of numbers."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import cache
from uuid import UUID

from django.db import transaction
from django.db.models import QuerySet

from gongkai.law.calendars import Calendar
from gongkai_office.cases.books import VOUCHED as BOOKS
from gongkai_office.cases.commands.append import locked, subject
from gongkai_office.cases.commands.arrive import SERIES
from gongkai_office.cases.letters.issuing import SERIES as LETTER_SERIES
from gongkai_office.cases.models import DisclosureRequest, Letter
from gongkai_office.cases.verify.examined import Examined
from gongkai_office.cases.verify.one_case import examine
from gongkai_office.cases.verify.orphans import orphans
from gongkai_office.cases.vouched import VOUCHED
from gongkai_office.journal.chains import chains
from gongkai_office.journal.difference import Difference
from gongkai_office.journal.models import Line
from gongkai_office.journal.seals import compare
from gongkai_office.organs.models import Organ
from gongkai_office.organs.practices import Choices, choices_of
from gongkai_office.organs.queries import calendar_of
from gongkai_office.organs.sequences import sequence

_HANGING = (
    "entries", "disputes", "services", "charges__entry", "consultations__opinions", "letters", "drafts__versions",
)  # fmt: skip


def verify(*, size: int = 500) -> Iterator[Difference]:
    """Every difference between what is stored and what follows from the entries and the journal.

    Work may go on meanwhile: a case that seems to differ is looked at again under its lock before it is named.
    """
    calendars, choices = cache(_calendar), cache(_choices)
    after = UUID(int=0)
    while rows := list(_whole(DisclosureRequest.objects.filter(pk__gt=after).order_by("pk"))[:size]):
        lines = _lines(rows)
        for row in rows:
            whole = Examined(row, lines[subject(row)], calendars(row.organ), choices(row.organ))
            if any(examine(whole)):
                yield from _again(row.pk)
        after = rows[-1].pk
    yield from compare(*VOUCHED, *BOOKS)
    yield from sequence(SERIES, DisclosureRequest.objects.all())
    for series in LETTER_SERIES:
        yield from sequence(series, Letter.objects.filter(series=series))
    yield from orphans()
    yield from chains(but="case")


def _again(case: UUID) -> list[Difference]:
    with transaction.atomic():
        locked(case)
        row = _whole(DisclosureRequest.objects.filter(pk=case)).get()
        whole = Examined(row, _lines([row])[subject(row)], _calendar(row.organ), _choices(row.organ))
        return list(examine(whole))


def _calendar(organ: Organ) -> Calendar:
    return calendar_of(organ)


def _choices(organ: Organ) -> Choices:
    return choices_of(organ)


def _whole(rows: QuerySet[DisclosureRequest]) -> QuerySet[DisclosureRequest]:
    return rows.select_related("organ", "requester").prefetch_related(*_HANGING)


def _lines(rows: Sequence[DisclosureRequest]) -> dict[str, list[Line]]:
    lines: dict[str, list[Line]] = defaultdict(list)
    for line in Line.objects.filter(subject__in=[subject(row) for row in rows]).order_by("subject", "sequence"):
        lines[line.subject].append(line)
    return lines
