"""Ask the organ that made the information together with this one (Art. 34)."""

from __future__ import annotations

from datetime import date, datetime
from uuid import UUID

from django.db import transaction

from gongkai.cases.entries import EntryKind
from gongkai_office.cases.commands.append import Recorded, append
from gongkai_office.cases.commands.consult import Party, consultation_of, keep_consultation, stated
from gongkai_office.cases.letters.notices import OrganNotice, with_notice
from gongkai_office.cases.policies import Actor
from gongkai_office.ids import new_id


@transaction.atomic(durable=True)
def ask_organ(
    *,
    case: UUID,
    by: Actor,
    on: date,
    at: datetime,
    note: str = "",
    party: Party | None = None,
    notice: OrganNotice | None = None,
    key: UUID | None = None,
) -> Recorded:
    """The case, its days standing still until the answer or fifteen working days. Raises GongkaiError.

    Several organs are asked one by one; silence after fifteen working days is consent.
    """
    entry = key or new_id()
    asked = consultation_of(party, case=case, entry=entry)
    kind = EntryKind.ORGAN_ASKED
    letters = with_notice(notice)
    made = append(
        case=case, kind=kind, by=by, on=on, at=at, note=note, key=entry, seals=stated(asked), letters=letters
    )  # fmt: skip
    keep_consultation(asked, made)
    return made
