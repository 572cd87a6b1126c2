"""Extend the period of reply once, by the head of the work body (Art. 33)."""

from __future__ import annotations

from datetime import date, datetime
from uuid import UUID

from django.db import transaction

from gongkai.cases.entries import EntryKind
from gongkai_office.cases.commands.append import Recorded, append
from gongkai_office.cases.letters.notices import ExtensionNotice, with_notice
from gongkai_office.cases.policies import Actor


@transaction.atomic(durable=True)
def extend(
    *,
    case: UUID,
    by: Actor,
    on: date,
    at: datetime,
    note: str = "",
    notice: ExtensionNotice | None = None,
    key: UUID | None = None,
) -> Recorded:
    """The case with its later day, by the head's own act. `note` holds the reason that the notice states.

    At the desk somebody proposes it and the head approves (`propose_extension`, `approve`). Raises GongkaiError.
    """
    return enter_extension(case=case, by=by, on=on, at=at, note=note, notice=notice, key=key)


def enter_extension(
    *,
    case: UUID,
    by: Actor,
    on: date,
    at: datetime,
    note: str = "",
    notice: ExtensionNotice | None = None,
    key: UUID | None = None,
) -> Recorded:
    """The one place where a period is extended, inside the transaction of the act that does it."""
    letters = with_notice(notice)
    return append(case=case, kind=EntryKind.EXTENDED, by=by, on=on, at=at, note=note, key=key, letters=letters)
