"""Choose, where the law leaves room, how an organ handles requests from a day on."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime

from django.db import transaction

from gongkai.errors import GongkaiError
from gongkai_office.journal.commands.vouch import vouch
from gongkai_office.organs.models import ChosenPractice, Organ
from gongkai_office.organs.practices import checked, choices_of
from gongkai_office.organs.vouched import PRACTICE


@transaction.atomic(durable=True)
def choose_practice(
    *, organ: Organ, choices: Mapping[str, object], start: date, by: str, at: datetime, reason: str
) -> ChosenPractice:
    """The organ's own choices from `start` on; what is not among them is taken over from above again.

    Raises GongkaiError for values that cannot be, without a reason, or where the organ has chosen so already.
    """
    if not reason.strip():
        raise GongkaiError("请写明依据和理由，例如本地的规定或者会议纪要")
    own = [row for row in choices_of(organ).holding(start) if row.organ_id == organ.pk]
    chosen = checked(choices)
    if chosen == (own[-1].choices if own else {}):
        raise GongkaiError("与现行的办理规则相同，没有需要保存的变化")
    row = ChosenPractice.objects.create(organ=organ, start=start, entered_at=at, choices=chosen, reason=reason.strip())
    facts = {"practice": str(row.pk), **row.plain()}
    vouch(PRACTICE, row, "organ.practice", by=by, at=at, facts=facts, reason=row.reason)
    return row
