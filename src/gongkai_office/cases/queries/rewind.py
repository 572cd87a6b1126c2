"""What the ledgers knew at an instant, at the price of the cases that went on after it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from itertools import groupby
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet

from gongkai.cases.state import Case, fold
from gongkai_office.cases import ledger
from gongkai_office.cases.models import DisclosureRequest, Entry
from gongkai_office.organs.models import Organ


@dataclass(frozen=True, slots=True)
class Books:
    """The ledgers of some organs, as they stand now or as they were known at an instant.

    The organs are those named, or with `path` an organ and all below it: one prefix instead of thousands of ids;
    `organs` are then counted besides, and those of `but` are not.
    """

    organs: tuple[UUID, ...] = ()
    as_of: datetime | None = None
    path: str = ""
    but: tuple[UUID, ...] = ()

    @classmethod
    def of(cls, organs: Iterable[UUID], as_of: datetime | None = None) -> Books:
        """The ledgers of organs named in any order."""
        return cls(tuple(organs), as_of)

    @classmethod
    def below(
        cls, organ: Organ, as_of: datetime | None = None, *, but: Iterable[UUID] = (), besides: Iterable[UUID] = ()
    ) -> Books:
        """The ledgers of an organ and of all below it, without some and with some from elsewhere."""
        return cls(tuple(besides), as_of, organ.path, tuple(but))

    @property
    def within(self) -> Q:
        """A filter of anything that has an organ."""
        return self._reach("organ__path", "organ")

    @property
    def whose(self) -> QuerySet[Organ]:
        """The organs themselves."""
        return Organ.objects.filter(self._reach("path", "pk"))

    def _reach(self, path: str, key: str) -> Q:
        named = Q(**{f"{key}__in": self.organs})
        if not self.path:
            return named
        below = Q(**{f"{path}__startswith": self.path})
        if self.but:
            below &= ~Q(**{f"{key}__in": self.but})
        return below | named if self.organs else below


def unmoved(books: Books, request: str = "pk") -> Q:
    """The rows whose projections already stood so at the instant; `request` leads from a row to its request.

    A case with an entry written down later is none of them: its projections tell of that entry too.
    """
    if books.as_of is None:
        return books.within
    later = Entry.objects.filter(books.within, request=OuterRef(request), at__gt=books.as_of)
    return books.within & Q(~Exists(later))


def moved(books: Books, year: int) -> Iterator[tuple[UUID, Case]]:
    """The cases that went on after the instant, as they were then; those that arrived after the year are left out.

    A case whose first entry came later was not there yet and is left out too.
    """
    if books.as_of is None:
        return
    rows = Entry.objects.filter(books.within, request__year__lte=year)
    later = rows.filter(at__gt=books.as_of).values("request")
    known = rows.filter(request__in=later, at__lte=books.as_of).order_by("request_id", "sequence")
    for key, entries in groupby(known.iterator(), key=lambda entry: entry.request_id):
        yield key, fold(ledger.entry(entry) for entry in entries)


def begun_before(books: Books, day: date) -> bool:
    """Whether a request received before a day was in the ledgers at their instant."""
    rows = DisclosureRequest.objects.filter(books.within, received__lt=day)
    if books.as_of:
        rows = rows.filter(entries__at__lte=books.as_of)
    return rows.exists()
