"""Enter a reconsideration or a suit against the handling of a request (Art. 51)."""

from __future__ import annotations

from datetime import date, datetime
from uuid import UUID

from django.db import transaction

from gongkai.cases.entries import EntryKind, Filing, Forum
from gongkai.errors import GongkaiError
from gongkai_office.cases.commands.append import Recorded, append
from gongkai_office.cases.policies import Actor


@transaction.atomic(durable=True)
def file_dispute(
    *,
    case: UUID,
    number: str,
    forum: Forum,
    by: Actor,
    on: date,
    at: datetime,
    note: str = "",
    key: UUID | None = None,
) -> Recorded:
    """The case with the dispute under its own number. Raises GongkaiError.

    A suit that should have gone through reconsideration first (ARL 23) is entered only with a `note` that says how it
    came to be accepted: whether to accept it is the court's business, the ledger only keeps what is out of order.
    """
    reconsideration = forum is Forum.RECONSIDERATION
    kind = EntryKind.RECONSIDERATION_FILED if reconsideration else EntryKind.SUIT_FILED
    made = append(case=case, kind=kind, by=by, on=on, at=at, detail=Filing(number.strip(), forum), note=note, key=key)
    if made.remarks and not note.strip():
        raise GongkaiError(f"{'；'.join(made.remarks)}。法院已经受理的，请在“说明”中写明受理的情况，再登记")
    return made
