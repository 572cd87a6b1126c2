"""Keep an organ's particulars from a day on; what held before stays on record."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime

from django.db import transaction

from gongkai.errors import GongkaiError
from gongkai_office.journal.commands.vouch import vouch
from gongkai_office.organs.models import Organ, Particulars
from gongkai_office.organs.queries import particulars_of
from gongkai_office.organs.vouched import PARTICULARS


@transaction.atomic
def keep_particulars(
    *, organ: Organ, given: Mapping[str, str], start: date, by: str, at: datetime, reason: str = ""
) -> Particulars:
    """The particulars that hold from `start` on; `given` has fields of `Particulars.FIELDS`, others are empty.

    Raises GongkaiError where address or phone are missing, or nothing would change.
    """
    row = Particulars(
        organ=organ, start=start, entered_at=at, **{name: given.get(name, "").strip() for name in Particulars.FIELDS}
    )
    if not row.address or not row.phone:
        raise GongkaiError("请填写办公地址和联系电话，答复和告知书上应当写明")
    before = particulars_of(organ, start)
    if before and all(getattr(before, name) == getattr(row, name) for name in Particulars.FIELDS):
        raise GongkaiError("内容与现行的机关信息相同，没有需要保存的变化")
    row.save(force_insert=True)
    facts = {"particulars": str(row.pk), **row.plain()}
    vouch(PARTICULARS, row, "organ.particulars", by=by, at=at, facts=facts, reason=reason)
    return row
