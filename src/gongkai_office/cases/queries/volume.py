"""All requests of the same requester in reach: the evidence of number and frequency that Art. 35 asks for.

It is laid out and never judged: whether a number clearly exceeds a reasonable range is for people to say, and nobody
is refused by it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Q, QuerySet

from gongkai.cases.entries import EntryKind
from gongkai_office.accounts.models import Person
from gongkai_office.accounts.policies import organs_where
from gongkai_office.cases.models import DisclosureRequest, Entry
from gongkai_office.cases.queries.requesters import same_requester
from gongkai_office.cases.similarity import alike

YEARS = 3
MOST = 500
_REASONS = (EntryKind.REASONS_ASKED.value, EntryKind.REASONS_GIVEN.value)


@dataclass(frozen=True, slots=True)
class Evidence:
    """The requests in the order of their arrival, and the groups of those that ask for nearly the same.

    `groups` numbers each group from 1, by the id of its members; a request alone has none. `reasons` are the entries
    by which reasons were asked and given. `cut` says that there are more requests than are laid out.
    """

    requests: tuple[DisclosureRequest, ...]
    groups: dict[object, int]
    reasons: tuple[Entry, ...]
    cut: bool

    @property
    def months(self) -> tuple[tuple[date, int], ...]:
        """How many arrived in each month, by its first day; months without any are left out."""
        counted = Counter(arrived(one).replace(day=1) for one in self.requests)
        return tuple(sorted(counted.items()))

    @property
    def answered(self) -> int:
        """How many have been answered."""
        return sum(1 for one in self.requests if one.closed)


def evidence(person: Person, request: DisclosureRequest, on: date) -> Evidence:
    """What the person may read of the requester's requests of the last three years, this one included.

    In other organs only the identity number makes two requesters the same: names alone are shared by many.
    """
    organs = list(organs_where(person, "case.read", on).values_list("pk", flat=True))
    known = Q(pk__in=same_requester(request).values("pk"))
    if request.requester.identity_hash is not None:
        number = bytes(request.requester.identity_hash)
        known |= Q(requester__identity_hash=number, requester__organ__in=organs)
    near = Q(organ__in=organs) | Q(office__in=organs) | Q(pk=request.pk)
    return _laid_out(DisclosureRequest.objects.filter(known, near, year__gt=on.year - YEARS))


def own_evidence(request: DisclosureRequest, on: date) -> Evidence:
    """The same for the case's own organ alone, as a letter of that organ states it."""
    return _laid_out(same_requester(request).filter(year__gt=on.year - YEARS))


def arrived(request: DisclosureRequest) -> date:
    """The day a request is counted by: its first day; where it has none yet, that of its registration."""
    return request.received or request.entries.all()[0].on


def _laid_out(rows: QuerySet[DisclosureRequest]) -> Evidence:
    whole = rows.select_related("organ", "requester").prefetch_related("entries")
    found = list(whole.order_by("-year", "-serial", "pk")[: MOST + 1])
    kept = sorted(found[:MOST], key=lambda one: (arrived(one), one.number))
    return Evidence(tuple(kept), _groups(kept), _reasons(kept), len(found) > MOST)


def _groups(rows: Sequence[DisclosureRequest]) -> dict[object, int]:
    found = alike([row.description for row in rows])
    return {rows[place].pk: number for number, group in enumerate(found, 1) for place in group}


def _reasons(rows: Sequence[DisclosureRequest]) -> tuple[Entry, ...]:
    told = Entry.objects.filter(request__in=[row.pk for row in rows], kind__in=_REASONS)
    return tuple(told.select_related("request").order_by("on", "sequence"))
