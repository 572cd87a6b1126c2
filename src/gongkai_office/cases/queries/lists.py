"""The ledger as a list: filters, and pages that cost the same however far down they lie."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Q

from gongkai.cases.entries import Applicant
from gongkai.cases.procedure import Stage
from gongkai.errors import GongkaiError
from gongkai.law.outcomes import Outcome
from gongkai.law.receipt import Channel
from gongkai_office.accounts.models import Person
from gongkai_office.cases.models import DisclosureRequest
from gongkai_office.cases.queries.reach import Scope, reach
from gongkai_office.cases.sealing import identity_hash, name_hash
from gongkai_office.organs.models import Organ

LONGEST_PAGE = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class Filter:
    """What a list is narrowed to; what is None or empty does not narrow it. Days are inclusive.

    `name` and `identity` find a requester by the exact whole text, through its keyed hash.
    """

    organ: Organ | None = None
    handler: Person | None = None
    stage: Stage | None = None
    outcome: Outcome | None = None
    channel: Channel | None = None
    applicant: Applicant | None = None
    year: int | None = None
    received_from: date | None = None
    received_to: date | None = None
    due_from: date | None = None
    due_to: date | None = None
    overdue_on: date | None = None
    pending: bool | None = None
    number: str = ""
    text: str = ""
    name: str = ""
    identity: str = ""


@dataclass(frozen=True, slots=True)
class Page:
    """Some cases, newest number first, and where the next page begins (empty where there is none)."""

    rows: tuple[DisclosureRequest, ...]
    after: str


def listed(
    person: Person, scope: Scope, on: date, *, narrowed: Filter | None = None, after: str = "", size: int = 50
) -> Page:
    """One page of the cases in a person's reach. `after` is a page's own; raises GongkaiError for anything else."""
    size = min(size, LONGEST_PAGE)
    rows = DisclosureRequest.objects.filter(reach(person, scope, on), conditions(narrowed or Filter()))
    rows = rows.select_related("organ", "office", "handler", "requester").order_by("-year", "-serial", "-pk")
    if after:
        rows = rows.filter(_beyond(after))
    found = tuple(rows[: size + 1])
    more = len(found) > size
    return Page(found[:size], _mark(found[size - 1]) if more else "")


def conditions(narrowed: Filter) -> Q:
    """A filter of requests from what a form holds."""
    found = Q()
    for column, make in _COLUMNS.items():
        value = getattr(narrowed, column)
        if value is not None and value != "":
            found &= make(value)
    return found


_COLUMNS: dict[str, Callable[..., Q]] = {
    "organ": lambda organ: Q(organ=organ),
    "handler": lambda handler: Q(handler=handler),
    "stage": lambda stage: Q(stage=stage.name),
    "outcome": lambda outcome: Q(outcome=outcome),
    "channel": lambda channel: Q(arrived_by=channel),
    "applicant": lambda applicant: Q(requester__kind=applicant),
    "year": lambda year: Q(year=year),
    "received_from": lambda day: Q(received__gte=day),
    "received_to": lambda day: Q(received__lte=day),
    "due_from": lambda day: Q(reply_due__gte=day),
    "due_to": lambda day: Q(reply_due__lte=day),
    "overdue_on": lambda day: Q(pending=True, reply_due__lt=day),
    "pending": lambda pending: Q(pending=pending),
    "number": lambda number: Q(number__contains=plain_number(number)),
    "text": lambda text: Q(description__contains=text.strip()),
    "name": lambda name: Q(requester__name_hash=name_hash(name)),
    "identity": lambda number: Q(requester__identity_hash=identity_hash(number)),
}

_BRACKETS = str.maketrans("([{【)]}】", "〔〔〔〔〕〕〕〕")


def plain_number(number: str) -> str:
    """A number as the register writes it, whatever brackets somebody typed.

    >>> plain_number("清源政办公申（2024）12号")
    '清源政办公申〔2024〕12号'
    """
    return unicodedata.normalize("NFKC", "".join(number.split())).translate(_BRACKETS)


def _mark(row: DisclosureRequest) -> str:
    return f"{row.year}-{row.serial}-{row.pk.hex}"


def _beyond(after: str) -> Q:
    try:
        year, serial, key = after.split("-")
        place = int(year), int(serial), UUID(key)
    except ValueError:
        raise GongkaiError("页码不对，请从第一页重新查看") from None
    same_year = Q(serial__lt=place[1]) | Q(serial=place[1], pk__lt=place[2])
    return Q(year__lte=place[0]) & (Q(year__lt=place[0]) | same_year)
