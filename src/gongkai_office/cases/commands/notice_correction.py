"""Tell the requester, once and completely, what to correct (Art. 30)."""

from __future__ import annotations

from datetime import date, datetime
from uuid import UUID

from django.db import transaction

from gongkai.cases.entries import EntryKind
from gongkai.errors import GongkaiError
from gongkai.law.citations import REGULATIONS
from gongkai_office.cases.commands.append import Recorded, append
from gongkai_office.cases.letters.notices import CorrectionNotice, with_notice
from gongkai_office.cases.policies import Actor


@transaction.atomic(durable=True)
def notice_correction(
    *,
    case: UUID,
    items: str,
    by: Actor,
    on: date,
    at: datetime,
    notice: CorrectionNotice | None = None,
    key: UUID | None = None,
) -> Recorded:
    """The case, waiting for the correction. `items` lists everything to correct, `notice` makes the letter of it.

    Raises GongkaiError.
    """
    if not items.strip():
        raise GongkaiError("补正应当一次性告知全部需要补正的内容，请逐项填写", source=str(REGULATIONS.article(30)))
    return append(
        case=case,
        kind=EntryKind.CORRECTION_NOTICED,
        by=by,
        on=on,
        at=at,
        note=items,
        key=key,
        letters=with_notice(notice),
    )
