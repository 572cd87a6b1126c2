"""What can go wrong today: the lists of a clerk's morning, ordered by legal risk."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from django.db.models import F, IntegerField, Q, QuerySet, Subquery

from gongkai.cases.procedure import Stage
from gongkai_office.accounts.models import Person
from gongkai_office.cases.models import DisclosureRequest
from gongkai_office.cases.queries.reach import Scope, reach
from gongkai_office.organs.models import Organ

SOON = timedelta(days=3)
"""A period counts as ending from so many days before its last day."""


COUNTED = 1_000
"""A list is counted up to so many; beyond, “1000+” says enough."""


class Risk(StrEnum):
    """Why a case needs somebody today, the gravest first."""

    OVERDUE = "overdue"
    DUE_TODAY = "due-today"
    CORRECTION_ENDING = "correction-ending"
    CONSULTATION_ENDING = "consultation-ending"
    PAYMENT_ENDING = "payment-ending"
    UNREGISTERED = "unregistered"
    UNTAKEN = "untaken"
    AWAITING_SIGNATURE = "awaiting-signature"
    UNPROVED = "unproved"

    @property
    def label(self) -> str:
        """The list's heading."""
        return _LABELS[self]


_LABELS = {
    Risk.OVERDUE: "已经逾期",
    Risk.DUE_TODAY: "今天到期",
    Risk.CORRECTION_ENDING: "补正期限将满",
    Risk.CONSULTATION_ENDING: "征求意见期限将满",
    Risk.PAYMENT_ENDING: "缴费期限将满",
    Risk.UNREGISTERED: "待确认登记",
    Risk.UNTAKEN: "分办后未签收",
    Risk.AWAITING_SIGNATURE: "待审签",
    Risk.UNPROVED: "已送达待补凭证",
}


def condition(risk: Risk, on: date) -> Q:
    """Which cases are at a risk on a day."""
    soon, pending = on + SOON, Q(pending=True)
    match risk:
        case Risk.OVERDUE:
            return pending & Q(reply_due__lt=on)
        case Risk.DUE_TODAY:
            return pending & Q(reply_due=on)
        case Risk.CORRECTION_ENDING:
            return pending & Q(stage=Stage.AWAITING_CORRECTION.name, next_due__lte=soon)
        case Risk.CONSULTATION_ENDING:
            return pending & Q(consult_by__lte=soon)
        case Risk.PAYMENT_ENDING:
            return pending & Q(stage=Stage.AWAITING_PAYMENT.name, next_due__lte=soon)
        case Risk.UNREGISTERED:
            return pending & Q(stage=Stage.CONFIRMING.name)
        case Risk.UNTAKEN:
            assigned = Q(handler__isnull=False) | Q(office__isnull=False)
            return pending & assigned & Q(taken_at=None)
        case Risk.AWAITING_SIGNATURE:
            return pending & Q(stage=Stage.IN_REVIEW.name)
        case Risk.UNPROVED:
            return Q(unproved_since__isnull=False)


@dataclass(frozen=True, slots=True)
class Today:
    """The morning's lists: how many cases each holds, and the first of them."""

    counts: Mapping[Risk, int]
    lists: Mapping[Risk, tuple[DisclosureRequest, ...]]


def today(person: Person, scope: Scope, on: date, *, most: int = 20) -> Today:
    """Every list of the morning with its count, `most` cases each; one query for the counts, one a list not empty."""
    within = reach(person, scope, on)
    counts = _counts(within, on)
    lists = {risk: tuple(_rows(within, risk, on)[:most]) for risk, count in counts.items() if count}
    return Today(counts, lists)


def counts(person: Person, scope: Scope, on: date) -> dict[Risk, int]:
    """How many cases each list of the morning holds."""
    return _counts(reach(person, scope, on), on)


def at_risk(person: Person, scope: Scope, risk: Risk, on: date) -> QuerySet[DisclosureRequest]:
    """One list of the morning, the earliest day first; cut it with a slice."""
    return _rows(reach(person, scope, on), risk, on)


def _counts(within: Q, on: date) -> dict[Risk, int]:
    """One query; each list is counted along its own index, and no further than `COUNTED`."""
    lists = {risk: DisclosureRequest.objects.filter(within, condition(risk, on)).order_by() for risk in Risk}
    counted = {risk.name: _Count(rows.values("pk")[:COUNTED]) for risk, rows in lists.items()}
    found = Organ.objects.order_by().annotate(**counted).values(*counted)[:1]  # any one row, to hang them on
    return {risk: found[0][risk.name] if found else 0 for risk in Risk}


class _Count(Subquery):
    """How many rows a query has."""

    template = "(SELECT count(*) FROM (%(subquery)s) AS counted)"
    output_field = IntegerField()


def _rows(within: Q, risk: Risk, on: date) -> QuerySet[DisclosureRequest]:
    rows = DisclosureRequest.objects.filter(within, condition(risk, on))
    rows = rows.select_related("organ", "office", "handler", "requester")
    if risk is Risk.UNPROVED:
        return rows.order_by("unproved_since", "pk")
    return rows.order_by(F("next_due").asc(nulls_last=True), "pk")
