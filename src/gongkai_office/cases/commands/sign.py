"""Sign a draft, as the last in the chain of signatures: nobody signs their own (Art. 17). The letter is issued."""

from __future__ import annotations

from datetime import date, datetime
from uuid import UUID

from django.db import transaction

from gongkai.cases.entries import EntryKind
from gongkai.cases.procedure import Stage
from gongkai.cases.state import Case
from gongkai_office.cases.commands.append import Recorded, enter, folded, locked, repeated
from gongkai_office.cases.commands.signatures import newest_draft, put_signature
from gongkai_office.cases.letters import drafting
from gongkai_office.cases.letters.issuing import Issue
from gongkai_office.cases.models import DisclosureRequest, DraftState
from gongkai_office.cases.policies import Actor


@transaction.atomic(durable=True)
def sign(
    *,
    case: UUID,
    by: Actor,
    on: date,
    at: datetime,
    note: str = "",
    content_hash: bytes = b"",
    key: UUID | None = None,
) -> Recorded:
    """The signed case with its numbered letter, waiting to be served. `content_hash` is what the signer saw.

    Raises GongkaiError, also where the letter lacks something or was changed meanwhile.
    """
    request = locked(case)
    if done := repeated(request, key):
        return done
    before = folded(request)
    letters = _letters(request, before)
    made = enter(request, before, kind=EntryKind.SIGNED, by=by, on=on, at=at, note=note, key=key, letters=letters)
    put_signature(made, by=by, at=at, note=note, seen=content_hash)
    if letters and letters.draft:
        letters.draft.state = DraftState.SIGNED
        letters.draft.save(update_fields=["state"])
    return made


def _letters(request: DisclosureRequest, case: Case) -> Issue | None:
    """The letter that was sent up; whether there is a draft to sign at all is asked when the entry is made."""
    draft = drafting.sent_up(newest_draft(request, case)) if case.stage is Stage.IN_REVIEW else None
    if draft is None:
        return None
    letter = drafting.letter_of(draft)
    return Issue(lambda _about: (letter,), draft)
