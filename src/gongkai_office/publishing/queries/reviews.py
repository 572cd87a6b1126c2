"""Where the reviews of an item stand: what is signed is the content exactly as it was sent up."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from django.db.models import CharField, OuterRef, QuerySet, Value
from django.db.models.functions import Cast, Concat

from gongkai_office.accounts.models import Person
from gongkai_office.approvals.models import Chain, State
from gongkai_office.approvals.queries import chain_under_way, counting, is_approved, waiting_for
from gongkai_office.publishing.models import Version
from gongkai_office.publishing.procedure import REVIEWS, Stage

PURPOSE = "publication"


def subject(item: UUID | str) -> str:
    """An item as the journal and the approvals name it."""
    return f"item:{item}"


def reference(version: Version) -> str:
    """A version as a chain names what it is over."""
    return f"version:{version.pk}"


def of_item(item: UUID) -> Chain | None:
    """The chain over whichever version of an item that is open or returned, if there is one."""
    return chain_under_way(subject(item), PURPOSE)


def under_way(version: Version) -> Chain | None:
    """The chain over exactly this version that is open or returned, if there is one."""
    chain = of_item(version.item_id)
    return chain if chain and chain.versions.filter(reference=reference(version)).exists() else None


def stage_in_turn(chain: Chain) -> Stage:
    """The review a chain waits for."""
    return REVIEWS[counting(chain).count()]


def reviewed(version: Version) -> bool:
    """Whether exactly this content carries every review."""
    return is_approved(subject(version.item_id), PURPOSE, bytes(version.content_hash))


def complete() -> QuerySet[Chain]:
    """For lists of versions: the finished chains over each content; what it was once reviewed by stands."""
    return _over_each(Chain.objects.filter(state=State.COMPLETE, content_hash=OuterRef("content_hash")))


def in_turn(person: Person, on: date) -> QuerySet[Chain]:
    """For lists of versions: the chain over each whose step in turn somebody may sign."""
    return _over_each(waiting_for(person, on))


def _over_each(chains: QuerySet[Chain]) -> QuerySet[Chain]:
    told = Concat(Value(subject("")), Cast(OuterRef("item"), CharField()))
    return chains.filter(subject=told, purpose=PURPOSE)
