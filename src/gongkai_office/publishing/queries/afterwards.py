"""What went out before its reviews and waits for them, narrowed and counted (待补审)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Count, Exists, Q, QuerySet

from gongkai_office.accounts.models import Person
from gongkai_office.publishing.models import BROUGHT, Version
from gongkai_office.publishing.queries.desk import forced
from gongkai_office.publishing.queries.reviews import in_turn


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """What the list is narrowed to: whose review is in turn, what a former site brought or not, one import."""

    mine: bool = False
    brought: bool | None = None
    work: UUID | None = None


@dataclass(frozen=True, slots=True)
class Counts:
    """How many wait: of an emergency, of a former site, and how many of them for this person's review."""

    urgent: int
    brought: int
    mine: int


def lacking(person: Person, on: date, wanted: Wanted) -> QuerySet[Version]:
    """The versions that are out and lack their reviews, the first published first."""
    rows = forced(person, on)
    if wanted.brought is not None:
        rows = rows.filter(BROUGHT) if wanted.brought else rows.exclude(BROUGHT)
    if wanted.work:
        rows = rows.filter(item__imported__work=wanted.work)
    return rows.filter(Exists(in_turn(person, on))) if wanted.mine else rows


def counts(person: Person, on: date) -> Counts:
    """All of them in one query."""
    brought, mine = Q(BROUGHT), Q(Exists(in_turn(person, on)))
    told = (
        forced(person, on)
        .order_by()
        .aggregate(
            urgent=Count("pk", filter=~brought), brought=Count("pk", filter=brought), mine=Count("pk", filter=mine)
        )
    )
    return Counts(told["urgent"], told["brought"], told["mine"])


def in_turn_of(person: Person, on: date, versions: QuerySet[Version]) -> set[UUID]:
    """Which of some versions wait for this person's review."""
    return set(versions.filter(Exists(in_turn(person, on))).values_list("pk", flat=True))
