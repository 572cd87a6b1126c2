"""Proposals that wait for an approval: those of a case, and those a person may decide on."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from django.db.models import Case, DateField, F, Q, QuerySet, When

from gongkai.cases.entries import EntryKind
from gongkai_office.accounts.models import Person
from gongkai_office.approvals.models import Version
from gongkai_office.approvals.queries import waiting_for
from gongkai_office.cases.models import DisclosureRequest, Proposal, Standing

_DATED = (EntryKind.EXTENDED.value, EntryKind.DELAYED.value)


def pending_kinds(request: DisclosureRequest) -> frozenset[EntryKind]:
    """What waits for an approval in a case."""
    kinds = request.proposals.filter(standing=Standing.PENDING).values_list("kind", flat=True)
    return frozenset(map(EntryKind, kinds))


def to_approve(person: Person, on: date) -> QuerySet[Proposal]:
    """The proposals a person may decide on now, those with the earliest last day first.

    `last_day` is the last day on which the approval still counts: the day the reply is due (Art. 33(2)); None for a
    mistake, which can be mended at any time. What concerns an answered case is left out, but for mistakes.
    """
    chains = waiting_for(person, on).filter(purpose__startswith="propose-")
    references = Version.objects.filter(chain__in=chains, round=F("chain__round")).values_list("reference", flat=True)
    return _with_last_day([reference.removeprefix("proposal:") for reference in references])


def _with_last_day(keys: Sequence[str]) -> QuerySet[Proposal]:
    rows = Proposal.objects.filter(pk__in=keys, standing=Standing.PENDING)
    rows = rows.filter(Q(request__pending=True) | ~Q(kind__in=_DATED))
    last = Case(When(kind__in=_DATED, then="request__reply_due"), output_field=DateField())
    rows = rows.annotate(last_day=last).order_by(F("last_day").asc(nulls_last=True), "at")
    return rows.select_related("request", "request__organ", "request__requester", "by")
