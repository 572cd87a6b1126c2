"""What editors and reviewers ask: what waits for them, what is due, what was forced."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet

from gongkai_office.accounts.models import Person
from gongkai_office.accounts.policies import organs_where
from gongkai_office.paging import Page, paged
from gongkai_office.publishing.models import BROUGHT, Attachment, State, Version
from gongkai_office.publishing.queries.reviews import complete, in_turn


def readable(person: Person, on: date) -> QuerySet[Version]:
    """The versions of the organs whose publishing a person may look into."""
    organs = organs_where(person, "item.read", on)
    return Version.objects.filter(organ__in=organs).select_related("item", "organ", "edited_by")


@dataclass(frozen=True, slots=True, kw_only=True)
class Narrowed:
    """What a list is narrowed to; what is empty does not narrow it."""

    state: State | None = None
    text: str = ""


def listed(person: Person, on: date, narrowed: Narrowed, *, after: str = "", size: int = 50) -> Page[Version]:
    """One page of the newest versions of items in a person's reach, the last edited first.

    Raises GongkaiError for a page that is none.
    """
    newer = Version.objects.filter(item=OuterRef("item"), number__gt=OuterRef("number"))
    rows = readable(person, on).filter(~Exists(newer))
    if narrowed.state:
        rows = rows.filter(state=narrowed.state)
    if narrowed.text:
        said = Q(title__contains=narrowed.text) | Q(item__index_number__contains=narrowed.text)
        rows = rows.filter(said | Q(document_number__contains=narrowed.text))
    return paged(rows, "-edited_at", "-pk", after=after, size=size)


def to_review(person: Person, on: date) -> QuerySet[Version]:
    """The versions whose review in turn this person may give, but for what a former site brought (`forced`)."""
    emergency = Q(state=State.PUBLISHED, forced=True) & ~BROUGHT
    rows = Version.objects.filter(Q(state=State.IN_REVIEW) | emergency, Exists(in_turn(person, on)))
    return rows.select_related("item", "organ", "edited_by")


def due_out(at: datetime) -> QuerySet[Version]:
    """The approved versions whose planned time has come, or that have none."""
    return Version.objects.filter(
        Q(planned_at__isnull=True) | Q(planned_at__lte=at), state=State.APPROVED
    ).select_related("organ")


def expired(on: date) -> QuerySet[Version]:
    """The versions that are out beyond the last day of their period."""
    return Version.objects.filter(state=State.PUBLISHED, expires_on__lt=on)


def unread() -> QuerySet[Attachment, UUID]:
    """The ids of attachments that are out and that nobody has read for the search yet."""
    rows = Attachment.objects.filter(version__state=State.PUBLISHED, text__isnull=True)
    return rows.order_by("pk").values_list("pk", flat=True)


def forced(person: Person, on: date) -> QuerySet[Version]:
    """The versions that went out before their reviews were complete and still lack them, the oldest first.

    Those of an emergency, and those that a former site brought.
    """
    rows = readable(person, on).filter(~Exists(complete()), state=State.PUBLISHED, forced=True)
    return rows.order_by("published_at", "pk")
