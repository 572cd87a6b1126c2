"""The same requester again, found by keyed hashes: how many requests in a month, and which may be the same."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Q, QuerySet

from gongkai.cases.procedure import Stage
from gongkai.law.fees import nth_in_month
from gongkai_office.cases.models import DisclosureRequest, Requester

_MONTHS = 12
_MOST = 20


@dataclass(frozen=True, slots=True)
class Likely:
    """Another request that may be the same: by the same requester, by the same words, or by both."""

    request: DisclosureRequest
    same_requester: bool
    same_text: bool


def same_requester(request: DisclosureRequest) -> QuerySet[DisclosureRequest]:
    """Every request of the same requester to the same organ, this one included.

    Two are the same where the identity number is; where one of them gave none, where the name is.
    """
    own = request.requester
    named = Q(requester__name_hash=bytes(own.name_hash))
    if own.identity_hash is None:
        known = named
    else:
        number = bytes(own.identity_hash)
        known = Q(requester__identity_hash=number) | (named & Q(requester__identity_hash=None))
    return DisclosureRequest.objects.filter(known, organ=request.organ_id, requester__organ=request.organ_id)


def month_count(request: DisclosureRequest, on: date) -> int:
    """How many requests of the same requester the organ received in the calendar month of a day (the fee's count)."""
    return len(_received_in_month(request, on))


def place_in_month(request: DisclosureRequest) -> int | None:
    """Which request of its month this one is, counting from 1 in the order of receipt; None until it is received."""
    if request.received is None:
        return None
    rows = _received_in_month(request, request.received)
    position = next(place for place, row in enumerate(rows) if row.pk == request.pk)
    return nth_in_month([row.received for row in rows if row.received], position)


def likely_duplicates(request: DisclosureRequest) -> tuple[Likely, ...]:
    """Requests of the last twelve months that may be the same, both signs first; laid out, never judged."""
    since = request.year - _MONTHS // 12
    others = DisclosureRequest.objects.exclude(pk=request.pk).exclude(stage=Stage.NEW.name)
    others = others.filter(organ=request.organ_id, year__gte=since)
    same_text = Q(description_hash=bytes(request.description_hash))
    by_requester = others.filter(pk__in=same_requester(request).values("pk"))
    rows = others.filter(same_text | Q(pk__in=by_requester.values("pk"))).select_related("organ", "requester")
    found = [_likely(request, row) for row in rows.order_by("-year", "-serial")[:_MOST]]
    return tuple(sorted(found, key=lambda one: (not (one.same_requester and one.same_text), not one.same_text)))


def _likely(request: DisclosureRequest, other: DisclosureRequest) -> Likely:
    same_text = bytes(other.description_hash) == bytes(request.description_hash)
    return Likely(other, _same(request.requester, other.requester), same_text)


def _same(one: Requester, other: Requester) -> bool:
    if one.identity_hash is not None and other.identity_hash is not None:
        return bytes(one.identity_hash) == bytes(other.identity_hash)
    return bytes(one.name_hash) == bytes(other.name_hash)


def _received_in_month(request: DisclosureRequest, on: date) -> Sequence[DisclosureRequest]:
    rows = same_requester(request).filter(received__year=on.year, received__month=on.month)
    return list(rows.order_by("received", "year", "serial"))
