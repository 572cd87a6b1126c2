"""Propose an outcome with its letter and send both up for signature."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from uuid import UUID

from django.db import transaction

from gongkai.cases import acceptance
from gongkai.cases.entries import Draft, EntryKind
from gongkai.cases.entries import Entry as Line
from gongkai.cases.entries import Role as CaseRole
from gongkai.errors import GongkaiError
from gongkai.law.outcomes import Outcome
from gongkai_office.accounts.models import Role
from gongkai_office.cases.commands.append import Recorded, enter, folded, locked, repeated
from gongkai_office.cases.commands.signatures import HEAD_ALONE, send_up
from gongkai_office.cases.letters import drafting, kept
from gongkai_office.cases.letters.issuing import require_whole
from gongkai_office.cases.letters.kept import Written
from gongkai_office.cases.letters.occasion import Occasion, occasion
from gongkai_office.cases.letters.replies import UNLETTERED, Reply, built
from gongkai_office.cases.models import LetterVersion
from gongkai_office.cases.policies import Actor
from gongkai_office.cases.vouched import VERSION


@transaction.atomic(durable=True)
def draft(
    *,
    case: UUID,
    outcome: Outcome,
    by: Actor,
    on: date,
    at: datetime,
    note: str = "",
    signers: Sequence[Role] = HEAD_ALONE,
    reply: Reply | None = None,
    version: int = 0,
    key: UUID | None = None,
) -> Recorded:
    """The case in review. `note` is told to the signers only, who sign in turn, the head last.

    The letter is built from `reply`, or it is the working draft as somebody saw it in `version`. Without both the
    reply has no letter of ours, as one that was given before this installation (ADR 21). Raises GongkaiError.
    """
    request = locked(case)
    if done := repeated(request, key):
        return done
    before = folded(request)
    about = occasion(request, before, on)
    acceptance.check(
        before,
        Line("tried", EntryKind.DRAFTED, on, at, "", CaseRole.HANDLER, Draft(outcome)),
        about.calendar,
        about.practice,
    )
    letter = _letter(about, outcome, reply, version=version, by=by, at=at)
    made = enter(
        request,
        before,
        kind=EntryKind.DRAFTED,
        by=by,
        on=on,
        at=at,
        detail=Draft(outcome),
        note=note,
        key=key,
        facts=drafting.facts(letter) if letter else {"letterless": True},
        seals=VERSION.stated(letter) if letter else None,
    )
    if letter:
        letter.draft.entry = made.entry
        letter.draft.save(update_fields=["entry"])
    send_up(made, signers=signers, by=by, at=at)
    return made


def _letter(
    about: Occasion, outcome: Outcome, reply: Reply | None, *, version: int, by: Actor, at: datetime
) -> LetterVersion | None:
    """The version that goes up, whole and of the outcome proposed; None where there is no letter."""
    if version:
        standing = kept.newest(drafting.require_unchanged(about.request, version))
    elif reply is None or reply.situation in UNLETTERED:
        return None
    else:
        standing = drafting.add_version(about.request, Written(built(reply, about), reply.given), by=by, at=at)
    letter = drafting.letter_of(standing.draft)
    if letter.outcome is not outcome:
        raise GongkaiError("答复书与所选的处理结果不符，请重新拟稿")
    require_whole(letter, about)
    return standing
