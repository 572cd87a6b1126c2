"""Ask a third party whose rights the disclosure may harm (Art. 32)."""

from __future__ import annotations

from datetime import date, datetime
from uuid import UUID

from django.db import transaction

from gongkai.cases.entries import EntryKind
from gongkai_office.cases.commands.append import Recorded
from gongkai_office.cases.commands.consult import Party, asked
from gongkai_office.cases.letters.notices import ThirdPartyNotice, with_notice
from gongkai_office.cases.policies import Actor


@transaction.atomic(durable=True)
def ask_third_party(
    *,
    case: UUID,
    by: Actor,
    on: date,
    at: datetime,
    note: str = "",
    party: Party | None = None,
    notice: ThirdPartyNotice | None = None,
    key: UUID | None = None,
) -> Recorded:
    """The case, its days standing still until the answer or fifteen working days. Raises GongkaiError.

    Several third parties are asked one by one; each has fifteen working days of its own.
    """
    kind, letters = EntryKind.THIRD_PARTY_ASKED, with_notice(notice)
    return asked(case=case, kind=kind, party=party, letters=letters, by=by, on=on, at=at, note=note, key=key)
