"""Lists of a register: narrowed, one page after the other, newest decision first."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import NamedTuple
from uuid import UUID

from django.db.models import Q, QuerySet

from gongkai_office.accounts.models import Person
from gongkai_office.accounts.policies import organs_where
from gongkai_office.paging import Page, paged
from gongkai_office.registers.kinds import Kind
from gongkai_office.registers.models import Entry, Form

SIZE = 50


class State(NamedTuple):
    """A state a list can be narrowed to."""

    value: str
    label: str


STATES = (
    State("standing", "有效"),
    State("unpublished", "待公示"),
    State("late", "逾期未公示"),
    State("total", "期间合计"),
    State("cancelled", "已撤销"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Filter:
    """What a list is narrowed to; what is None or empty narrows nothing."""

    organ: UUID | None = None
    year: int | None = None
    text: str = ""
    state: str = "standing"


def visible(person: Person, on: date) -> QuerySet[Entry]:
    """The newest line of every item a person may read."""
    organs = list(organs_where(person, "register.read", on).values_list("pk", flat=True))
    return Entry.objects.filter(superseded_at=None, organ__in=organs).select_related("item", "organ")


def history(item: UUID) -> QuerySet[Entry]:
    """Every line of an item, oldest first."""
    return Entry.objects.filter(item=item).select_related("item", "organ").order_by("sequence")


def listed(person: Person, kind: Kind, on: date, *, narrowed: Filter, after: str = "", size: int = SIZE) -> Page[Entry]:
    """One page of a register. Raises GongkaiError for an `after` that is none."""
    rows = narrow(visible(person, on).filter(kind=kind), narrowed, on)
    return paged(rows, "-on", "-pk", after=after, size=size)


def narrow(rows: QuerySet[Entry], narrowed: Filter, on: date) -> QuerySet[Entry]:
    """The rows that fit a filter on a day."""
    rows = rows.filter(_in_state(narrowed.state, on))
    if narrowed.organ:
        rows = rows.filter(organ=narrowed.organ)
    if narrowed.year:
        rows = rows.filter(on__range=(date(narrowed.year, 1, 1), date(narrowed.year, 12, 31)))
    for word in narrowed.text.split():
        rows = rows.filter(Q(item__number__icontains=word) | Q(reference__icontains=word) | Q(details__icontains=word))
    return rows


def _in_state(state: str, on: date) -> Q:
    unpublished = Q(standing=True, published_on=None, publish_by__isnull=False)
    return {
        "unpublished": unpublished,
        "late": unpublished & Q(publish_by__lt=on),
        "total": Q(standing=True, form=Form.TOTAL),
        "cancelled": Q(standing=False),
        "all": Q(),
    }.get(state, Q(standing=True))
