"""The cases behind one cell of table three or four: a cell is the set of cases it counts."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db.models import Q, QuerySet

from gongkai.annual.forms import FORM_2021, request_address
from gongkai.cases.entries import Applicant, Forum
from gongkai.cases.state import Case
from gongkai.cases.years import CARRIED_IN, CARRIED_OVER, HANDLED, NEW, PENDING, dispute_rows, request_rows
from gongkai_office.accounts.models import Person
from gongkai_office.accounts.policies import organs_where
from gongkai_office.cases.models import DisclosureRequest, Dispute
from gongkai_office.cases.queries.rewind import Books, moved, unmoved
from gongkai_office.paging import Page, paged

_TOTAL = "total"
_FOLDED = "other"  # the one row of the form of 2019 in which three of ours are counted


@dataclass(frozen=True, slots=True)
class CaseCell:
    """A cell of table three (`row`, and kind of requester) or of table four (`forum`, and result)."""

    row: str
    column: str
    forum: Forum | None = None

    def holds(self, case: Case, year: int) -> bool:
        """Whether a case is counted in the cell."""
        if self.forum:
            return any(f is self.forum and self.column in (_TOTAL, result) for f, result in dispute_rows(case, year))
        return self.column in (_TOTAL, case.applicant) and any(map(self._covers, request_rows(case, year)))

    def _covers(self, row: str) -> bool:
        return row == self.row or (self.row == _FOLDED and row.startswith(f"{_FOLDED}."))


_REQUESTS = {*FORM_2021.request_addresses, *(request_address(_FOLDED, who) for who in (*Applicant, _TOTAL))}


def case_cell(address: str) -> CaseCell | None:
    """The cell at an address; None for one of table two, and for what is no address.

    >>> case_cell("requests.denied.third_party.total")
    CaseCell(row='denied.third_party', column='total', forum=None)
    """
    table, _, rest = address.partition(".")
    if address in _REQUESTS:
        row, _, column = rest.rpartition(".")
        return CaseCell(row, column)
    return CaseCell("", rest, Forum(table)) if address in FORM_2021.dispute_addresses else None


def counted(books: Books, year: int, cell: CaseCell) -> QuerySet[DisclosureRequest]:
    """Every request a cell counts, whoever asks; a request with two disputes of a cell of table four stands once."""
    rows = DisclosureRequest.objects.filter(_disputed(books, year, cell) if cell.forum else _stands(books, year, cell))
    if books.as_of is None:
        return rows
    then = [key for key, case in moved(books, year) if cell.holds(case, year)]
    return DisclosureRequest.objects.filter(Q(pk__in=rows.values("pk")) | Q(pk__in=then))


@dataclass(frozen=True, slots=True)
class Behind:
    """A page of the requests behind a cell, and how many of the organs counted the reader may not look into."""

    page: Page[DisclosureRequest]
    hidden: int


def behind(
    person: Person, books: Books, year: int, cell: CaseCell, *, on: date, after: str = "", size: int = 50
) -> Behind:
    """What a reader may see of a cell, the newest first. `after` is a page's own; raises GongkaiError for another."""
    readable = organs_where(person, "case.read", on)
    hidden = books.whose.exclude(pk__in=readable.values("pk")).count()
    rows = counted(books, year, cell)
    if hidden:
        allowed = list(readable.values_list("pk", flat=True))
        rows = rows.filter(Q(organ__in=allowed) | Q(office__in=allowed))
    day = _ordered_by(books, cell)
    rows = rows.select_related("organ", "office", "handler", "requester")
    return Behind(paged(rows, *([f"-{day}"] if day else []), "-pk", after=after, size=size), hidden)


def _stands(books: Books, year: int, cell: CaseCell) -> Q:
    first, last = date(year, 1, 1), date(year, 12, 31)
    within = unmoved(books) if cell.column == _TOTAL else unmoved(books) & Q(applicant=cell.column)
    match cell.row:
        case row if row == NEW:
            return within & Q(received__range=(first, last))
        case row if row == CARRIED_IN:
            return within & Q(received__lt=first) & (Q(closed=None) | Q(closed__gte=first))
        case row if row == CARRIED_OVER:
            return within & Q(received__lte=last) & (Q(closed=None) | Q(closed__gt=last))
    handled = within & Q(closed__range=(first, last))
    if cell.row == HANDLED:
        return handled & ~Q(outcome="")
    return handled & (Q(outcome__startswith=f"{_FOLDED}.") if cell.row == _FOLDED else Q(outcome=cell.row))


def _disputed(books: Books, year: int, cell: CaseCell) -> Q:
    first, last = date(year, 1, 1), date(year, 12, 31)
    alive = Q(ended=None) | Q(ended__gte=first)
    ended = Q(ended__lte=last) & ~Q(result="")
    rows = Dispute.objects.filter(alive, unmoved(books, "request"), forum=cell.forum, filed__lte=last)
    if cell.column == PENDING:
        rows = rows.exclude(ended)
    elif cell.column != _TOTAL:
        rows = rows.filter(ended, result=cell.column)
    return Q(pk__in=rows.values("request"))


def _ordered_by(books: Books, cell: CaseCell) -> str:
    """The day that the cell counts by, which its index is sorted by; nothing where there is no such day."""
    if books.as_of or cell.forum:
        return ""
    return "received" if cell.row in (NEW, CARRIED_IN, CARRIED_OVER) else "closed"
