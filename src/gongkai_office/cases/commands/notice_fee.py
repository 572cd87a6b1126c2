"""Serve the notice of a fee (国办函〔2020〕109号): the amount follows from the scale and the count."""

from __future__ import annotations

from datetime import date, datetime
from uuid import UUID

from django.db import transaction

from gongkai.cases.entries import EntryKind
from gongkai.errors import GongkaiError
from gongkai.law.fees import Fee, FeeMethod, page_fee, request_fee
from gongkai_office.cases.commands.append import Recorded, append
from gongkai_office.cases.letters.notices import FeeNotice, with_notice
from gongkai_office.cases.models import Charge
from gongkai_office.cases.policies import Actor


@transaction.atomic(durable=True)
def notice_fee(
    *,
    case: UUID,
    method: FeeMethod,
    quantity: int,
    by: Actor,
    on: date,
    at: datetime,
    ways: str | None = None,
    key: UUID | None = None,
) -> Recorded:
    """The case, waiting for payment. `quantity` is the pages, or the how-manieth request of the month.

    `ways` says how to pay, empty for the organ's own account; None makes no letter. Raises GongkaiError, also where
    the count is still free.
    """
    fee = reckon(method, quantity, on)
    if not fee.amount:
        raise GongkaiError("未超出免费的数量，不收取信息处理费，不必通知缴费", source=str(fee.source))
    facts = {"method": method.value, "quantity": quantity, "amount": fee.amount}
    letters = with_notice(FeeNotice(fee=fee, ways=ways) if ways is not None else None)
    made = append(case=case, kind=EntryKind.FEE_NOTICED, by=by, on=on, at=at, key=key, facts=facts, letters=letters)
    if not made.repeated:
        Charge.objects.create(
            request=made.request,
            organ_id=made.request.organ_id,
            entry=made.entry,
            method=method,
            quantity=quantity,
            amount=fee.amount,
        )
    return made


def reckon(method: FeeMethod, quantity: int, on: date) -> Fee:
    """The fee with its working."""
    return page_fee(quantity, on=on) if method is FeeMethod.PER_PAGE else request_fee(quantity, on=on)
