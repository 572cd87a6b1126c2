"""What of processing fees section six tells: notices, their amount, what came in (国办函〔2020〕109号)."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Sum

from gongkai.cases.entries import EntryKind
from gongkai_office.cases.models import Charge, Entry
from gongkai_office.reporting.accounts import Account
from gongkai_office.reporting.composition import organs_of


@dataclass(frozen=True, slots=True)
class Fees:
    """The notices sent in a year, their sum in yuan, and the sum paid in the year."""

    notices: int
    noticed: int
    collected: int


def fees(one: Account) -> Fees:
    """From the ledgers; a voided notice does not count."""
    standing = Charge.objects.filter(organ__in=organs_of(one), voided=False)
    sent = standing.filter(entry__on__year=one.year)
    paid = Entry.objects.filter(kind=EntryKind.FEE_PAID, on__year=one.year, organ__in=organs_of(one))
    in_the_till = standing.filter(request__in=paid.values("request"))
    return Fees(sent.count(), _sum(sent.aggregate(sum=Sum("amount"))), _sum(in_the_till.aggregate(sum=Sum("amount"))))


def _sum(found: dict[str, int | None]) -> int:
    return found["sum"] or 0
