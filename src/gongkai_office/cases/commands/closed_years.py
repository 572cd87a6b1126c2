"""Closed years: an entry changes the counts of none of them, unless somebody let a named correction in."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from datetime import datetime

from django.db import connection

from gongkai.cases.entries import EntryKind
from gongkai.cases.state import Case
from gongkai.cases.years import dispute_rows, request_rows
from gongkai.errors import GongkaiError
from gongkai_office.accounts.models import Person
from gongkai_office.cases.books import AMENDMENT, CLOSED_YEAR
from gongkai_office.cases.models import Amendment, ClosedYear, DisclosureRequest, Entry
from gongkai_office.clock import day_of
from gongkai_office.journal.commands.vouch import vouch
from gongkai_office.organs.models import Organ


class ClosedYearError(GongkaiError):
    """An entry that would change the counts of a year whose books are closed."""


def hold(*, organ: Organ) -> None:
    """Let entries of an organ that are under way come to their end, and others wait until this transaction ends."""
    _lock(organ.pk, "pg_advisory_xact_lock")


def close(*, organ: Organ, year: int, by: Person, at: datetime) -> ClosedYear:
    """Close a year of an organ that is held, inside the transaction of the command that closes it."""
    hold(organ=organ)
    row, made = ClosedYear.objects.get_or_create(organ=organ, year=year, defaults={"closed_at": at})
    if made:
        vouch(CLOSED_YEAR, row, "books.close", by=str(by.pk), at=at, facts={"year": year})
    return row


def share(organ: Organ) -> None:
    """Let no year of an organ be closed until this transaction ends; for whoever writes many entries at once."""
    _lock(organ.pk, "pg_advisory_xact_lock_shared")


def closed_years(organ: Organ) -> tuple[int, ...]:
    """The years of an organ whose books are closed."""
    return tuple(ClosedYear.objects.filter(organ=organ).order_by("year").values_list("year", flat=True))


def changed(before: Case, after: Case, years: Iterable[int]) -> list[int]:
    """Which of some years count a case otherwise after than before."""
    return [year for year in years if _places(before, year) != _places(after, year)]


def amended(request: DisclosureRequest, before: Case, after: Case, entry: Entry) -> dict[str, object]:
    """What the journal says of closed years that an entry changes, each by one amendment. Raises ClosedYearError."""
    _lock(request.organ_id, "pg_advisory_xact_lock_shared")
    closed = ClosedYear.objects.filter(organ=request.organ_id, year__lte=entry.at.year)
    changed = [one for one in closed if _places(before, one.year) != _places(after, one.year)]
    used = {str(one.year): str(_use(request, one, entry).pk) for one in changed}
    return {"amends": used} if used else {}


def _places(case: Case, year: int) -> object:
    """Where a case stands in the tables of a year; whose it is, matters only where it stands in a row."""
    rows, disputes = set(request_rows(case, year)), Counter(dispute_rows(case, year))
    return (case.applicant if rows else None, rows, disputes)


def _use(request: DisclosureRequest, closed: ClosedYear, entry: Entry) -> Amendment:
    """The amendment that lets the entry in; one without a number is for a request that only now arrives."""
    numbers = [request.number, ""] if entry.kind == EntryKind.RECEIVED else [request.number]
    given = Amendment.objects.select_for_update().filter(
        organ=request.organ_id, year=closed.year, entry=None, at__lt=entry.at, number__in=numbers
    )
    found = given.order_by("-number", "at").first()
    if found is None:
        day = day_of(closed.closed_at)
        raise ClosedYearError(
            f"{closed.year} 年度已于 {day.isoformat()} 交账，这条登记会改变该年度的统计数；确需更正的，"
            f"请审核人或签发人先在“年度报告·账务”中写明理由，批准更正"
        )
    found.entry, found.number = entry, request.number
    found.save(update_fields=["entry", "number"])
    facts = {"entry": str(entry.pk), "year": found.year, "number": found.number}
    vouch(AMENDMENT, found, "books.amend", by=entry.by, at=entry.at, facts=facts)
    return found


def _lock(organ: object, how: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {how}(hashtextextended(%s, 0))", [f"books:{organ}"])
