"""Ask the requester for the reasons of an excessive number of requests (Art. 35)."""

from __future__ import annotations

from datetime import date, datetime
from uuid import UUID

from django.db import transaction

from gongkai.cases.entries import EntryKind
from gongkai_office.cases.commands.append import Recorded, append
from gongkai_office.cases.letters.notices import ReasonsNotice, with_notice
from gongkai_office.cases.policies import Actor


@transaction.atomic(durable=True)
def ask_reasons(
    *,
    case: UUID,
    by: Actor,
    on: date,
    at: datetime,
    note: str = "",
    notice: ReasonsNotice | None = None,
    key: UUID | None = None,
) -> Recorded:
    """The case, waiting for the reasons. `note` holds the facts of number and frequency. Raises GongkaiError."""
    letters = with_notice(notice)
    return append(case=case, kind=EntryKind.REASONS_ASKED, by=by, on=on, at=at, note=note, key=key, letters=letters)
