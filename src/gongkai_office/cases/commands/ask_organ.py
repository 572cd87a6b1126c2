"""Ask the organ that made the information together with this one (Art. 34)."""

from __future__ import annotations

from datetime import date, datetime
from uuid import UUID

from django.db import transaction

from gongkai.cases.entries import EntryKind
from gongkai_office.cases.commands.append import Recorded
from gongkai_office.cases.commands.consult import Party, asked
from gongkai_office.cases.letters.notices import OrganNotice, with_notice
from gongkai_office.cases.policies import Actor


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
    kind, letters = EntryKind.ORGAN_ASKED, with_notice(notice)
    return asked(case=case, kind=kind, party=party, letters=letters, by=by, on=on, at=at, note=note, key=key)
