"""The ledger as a list: filters, and pages that cost the same however far down they lie."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from django.db.models import Q, QuerySet

from gongkai.cases.entries import Applicant
from gongkai.cases.procedure import Stage
from gongkai.law.outcomes import Outcome
from gongkai.law.receipt import Channel
from gongkai_office.accounts.models import Person
from gongkai_office.cases.models import DisclosureRequest
from gongkai_office.cases.queries.reach import Scope, reach
from gongkai_office.cases.queries.sought import plain_number, sought
from gongkai_office.cases.sealing import identity_hash, name_hash
from gongkai_office.cases.words import holding
from gongkai_office.organs.models import Organ
from gongkai_office.paging import Page, paged

LONGEST_PAGE = 200
COUNTED = 10_001
"""A longer list is said to hold more than ten thousand."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Filter:
    """What a list is narrowed to; what is None or empty does not narrow it. Days are inclusive.

    `name` and `identity` find a requester by the exact whole text, through its keyed hash; `sought` is what was typed
    into the one box, in which a name counts only `by_name`.
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
    sought: str = ""
    by_name: bool = False


class Order(StrEnum):
    """In which order a list runs. By due day it holds only what waits for somebody."""

    NEWEST = "newest"
    DUE = "due"
    RECEIVED = "received"

    @property
    def label(self) -> str:
        """The order as a clerk calls it."""
        return {"newest": "编号从新到旧", "due": "期限从急到缓（未办结的）", "received": "收到之日从近到远"}[self.value]


def listed(
    person: Person,
    scope: Scope,
    on: date,
    *,
    narrowed: Filter | None = None,
    order: Order = Order.NEWEST,
    after: str = "",
    size: int = 50,
) -> Page[DisclosureRequest]:
    """One page of the cases in a person's reach. `after` is a page's own; raises GongkaiError for anything else."""
    size = min(size, LONGEST_PAGE)
    rows = _within(person, scope, on, narrowed)
    if narrowed and _rare(narrowed):
        rows = _gathered(rows)
    rows = _in(rows, order).select_related("organ", "office", "handler", "requester")
    return paged(rows, *_COLUMNS_OF[order], after=after, size=size)


def how_many(
    person: Person, scope: Scope, on: date, *, narrowed: Filter | None = None, order: Order = Order.NEWEST
) -> int:
    """How many cases a list holds; no more than `COUNTED` are counted."""
    return _in(_within(person, scope, on, narrowed), order).order_by()[:COUNTED].count()


def _within(person: Person, scope: Scope, on: date, narrowed: Filter | None) -> QuerySet[DisclosureRequest]:
    return DisclosureRequest.objects.filter(reach(person, scope, on), conditions(narrowed or Filter()))


def _in(rows: QuerySet[DisclosureRequest], order: Order) -> QuerySet[DisclosureRequest]:
    """What has a place in an order."""
    match order:
        case Order.NEWEST:
            return rows
        case Order.DUE:
            return rows.filter(pending=True, next_due__isnull=False)
        case Order.RECEIVED:
            return rows.filter(received__isnull=False)


_COLUMNS_OF = {
    Order.NEWEST: ("-year", "-serial", "-pk"),
    Order.DUE: ("next_due", "pk"),
    Order.RECEIVED: ("-received", "-pk"),
}

GATHERED = 3_000
"""Up to so many hits are gathered and sorted; where there are more, the list is walked from its newest case."""


def _rare(narrowed: Filter) -> bool:
    """Whether a list is narrowed by what few cases may have: then walking it would mean walking all of it."""
    return bool(narrowed.text or narrowed.number or narrowed.name or narrowed.identity or narrowed.sought)


def _gathered(rows: QuerySet[DisclosureRequest]) -> QuerySet[DisclosureRequest]:
    keys = list(rows.order_by().values_list("pk", flat=True)[: GATHERED + 1])
    return rows if len(keys) > GATHERED else rows.filter(pk__in=keys)


def conditions(narrowed: Filter) -> Q:
    """A filter of requests from what a form holds."""
    found = Q()
    for column, make in _COLUMNS.items():
        value = getattr(narrowed, column)
        if value is not None and value != "":
            found &= make(value)
    if narrowed.sought:
        found &= sought(narrowed.sought, by_name=narrowed.by_name)
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
    "number": lambda number: holding("number", plain_number(number)) | holding("former_number", plain_number(number)),
    "text": lambda text: holding("description", text.strip()),
    "name": lambda name: Q(requester__name_hash=name_hash(name)),
    "identity": lambda number: Q(requester__identity_hash=identity_hash(number)),
}
