"""Answer a call for records: provided, in part, not found with the record of the search, or not ours."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db import transaction

from gongkai.errors import GongkaiError
from gongkai_office.accounts.models import Person
from gongkai_office.accounts.policies import require
from gongkai_office.cases.commands.calls.keep import keep, open_call
from gongkai_office.cases.models import CallAnswer, CallState, RecordsCall
from gongkai_office.clock import day_of
from gongkai_office.files.commands.keep import enter
from gongkai_office.files.examining import Examined
from gongkai_office.files.models import Purpose

_SEARCHED = (CallAnswer.NOT_FOUND, CallAnswer.PARTIAL)


@dataclass(frozen=True, slots=True, kw_only=True)
class Search:
    """Where and how an office searched: the record on which a reply that nothing exists will rest."""

    scope: str = ""
    systems: str = ""
    keywords: str = ""
    on: date | None = None
    by: str = ""

    @property
    def whole(self) -> bool:
        """Whether it says all a reply must be able to prove."""
        return all(text.strip() for text in (self.scope, self.systems, self.keywords, self.by)) and self.on is not None


@transaction.atomic(durable=True)
def answer(
    *,
    call: UUID,
    answer: CallAnswer,
    text: str,
    search: Search,
    by: Person,
    at: datetime,
    records: Sequence[Examined] = (),
) -> RecordsCall:
    """The answered call, with the records found. Raises GongkaiError.

    Whoever found nothing, or not all, says how they searched.
    """
    found, on = open_call(call), day_of(at)
    require(by, "call.answer", found.office, on)
    if answer in _SEARCHED and not search.whole:
        raise GongkaiError("没有找到或者只找到一部分的，请填全检索范围、系统和案卷、检索词、检索日期和检索人")
    if answer is CallAnswer.NOT_OURS and not text.strip():
        raise GongkaiError("不由本单位制作或者保存的，请说明理由；知道由哪个单位负责的，请一并写明")
    if search.on and search.on > on:
        raise GongkaiError(f"检索日期 {search.on.isoformat()} 还没有到，请核对")
    found.state, found.answer, found.text = CallState.ANSWERED, answer, text.strip()
    found.scope, found.systems, found.keywords = search.scope.strip(), search.systems.strip(), search.keywords.strip()
    found.searched_on, found.searched_by = search.on, search.by.strip()
    found.answered_by, found.answered_at = by, at
    for record in records:
        subject = f"call:{found.pk}"
        enter(organ=found.office, subject=subject, purpose=Purpose.RECORD, upload=record, by=by, at=at)
    return keep(found, "answer", by=by, at=at)
