"""Locks and journal lines that every verb of an item shares."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from uuid import UUID

from gongkai_office.accounts.models import Person
from gongkai_office.accounts.policies import require as require_permission
from gongkai_office.accounts.queries import author
from gongkai_office.clock import day_of
from gongkai_office.journal.commands.vouch import vouch
from gongkai_office.publishing.models import Item, State, Version
from gongkai_office.publishing.procedure import Verb, after
from gongkai_office.publishing.vouched import VERSION

Actor = Person | str
"""Who acts: a person, or the installation itself."""


def locked(version: UUID) -> Version:
    """A version whose item is locked until the transaction ends. Raises Version.DoesNotExist."""
    found = Version.objects.get(pk=version)
    Item.objects.select_for_update(of=("self",)).get(pk=found.item_id)
    return Version.objects.select_related("item", "organ").get(pk=version)


def allowed(by: Actor, permission: str, version: Version, at: datetime) -> None:
    """Pass whoever has a permission in a version's organ. Raises ForbiddenError."""
    require_permission(by, permission, version.organ, day_of(at))


def move(version: Version, verb: Verb, *fields: str) -> None:
    """Put a version into the state its verb leads to, and save it with further changed fields."""
    version.state = after(verb, version)
    version.save(update_fields=["state", *fields])


def tell(
    version: Version,
    command: str,
    *,
    by: Actor,
    at: datetime,
    facts: Mapping[str, object] | None = None,
    seals: Mapping[str, str] | None = None,
    reason: str = "",
) -> None:
    """The journal line of a verb: which version, in which state it left it, the fingerprint of what it says.

    `seals` states what the verb wrote beside the version.
    """
    facts = {
        **(facts or {}), "version": version.number, "state": State(version.state).value,
        "content": bytes(version.content_hash).hex(),
    }  # fmt: skip
    vouch(VERSION, version, f"item.{command}", by=author(by), at=at, facts=facts, seals=seals, reason=reason)
