"""Let a named correction into a year whose books are closed."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from gongkai.errors import GongkaiError
from gongkai_office.accounts.models import Person
from gongkai_office.accounts.policies import require
from gongkai_office.cases.books import AMENDMENT
from gongkai_office.cases.models import Amendment, ClosedYear, DisclosureRequest
from gongkai_office.clock import day_of
from gongkai_office.journal.commands.vouch import vouch
from gongkai_office.organs.models import Organ


@transaction.atomic(durable=True)
def permit(*, organ: Organ, year: int, number: str, reason: str, by: Person, at: datetime) -> Amendment:
    """An amendment that one entry may use: of the request of that number, or of one still to be registered.

    Raises GongkaiError where the year is open, the request is not there, or the reason is missing.
    """
    require(by, "case.amend", organ, day_of(at))
    number, reason = number.strip(), reason.strip()
    if not ClosedYear.objects.filter(organ=organ, year=year).exists():
        raise GongkaiError(f"{year} 年度还没有交账，直接登记即可，不需要批准更正")
    if number and not DisclosureRequest.objects.filter(organ=organ, number=number).exists():
        raise GongkaiError(f"没有编号为 {number} 的申请，请核对；尚未登记的申请，编号请留空")
    if not reason:
        raise GongkaiError("请写明更正的理由")
    made = Amendment.objects.create(organ=organ, year=year, number=number, reason=reason, by=by, at=at)
    facts = {"amendment": str(made.pk), "year": year, "number": number}
    vouch(AMENDMENT, made, "books.permit", by=str(by.pk), at=at, facts=facts, reason=reason)
    return made
