"""How often somebody may try: counted in the database, so that the count is exact over any number of processes.

Counts slide: a try is forgotten when its window has passed. What is kept of an address is a keyed hash.
"""

from __future__ import annotations

import ipaddress
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import connection, transaction

from gongkai.errors import GongkaiError
from gongkai_office.portal.models import Try
from gongkai_office.sealing.hashes import keyed_hash

_NETWORK = 64  # bits of an IPv6 address that belong to one household or office


@dataclass(frozen=True, slots=True)
class Limit:
    """At most `count` tries in any span of `window`, for one purpose and one address."""

    purpose: str
    count: int
    window: timedelta


FOLLOW = Limit("follow", 10, timedelta(minutes=15))
"""Wrong numbers and codes; right ones are given back."""

SUBMIT = Limit("submit", 30, timedelta(hours=1))
"""Requests handed in: enough for a service hall where many people share one address."""

BEGIN = Limit("begin", 120, timedelta(hours=1))
"""Requests begun: each keeps a draft for a while."""

COMMENT = Limit("comment", 30, timedelta(hours=1))
"""Comments on drafts, from a service hall or a school too."""

UPLOAD = Limit("upload", 200, timedelta(hours=1))
"""Files handed in: each is looked at, and lies here for a day where nothing is handed in with it."""

LONGEST = max(limit.window for limit in (FOLLOW, SUBMIT, BEGIN, COMMENT, UPLOAD))


class TooManyError(GongkaiError):
    """Somebody tried too often."""


@transaction.atomic
def take(limit: Limit, address: str, at: datetime) -> Try:
    """Count a try. Raises TooManyError, which counts nothing."""
    place = keyed_hash("tries", f"{limit.purpose} {household(address)}".encode())
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended(%s, 0))", [f"try:{place.hex()}"])
    if Try.objects.filter(place=place, at__gt=at - limit.window).count() >= limit.count:
        minutes = int(limit.window.total_seconds()) // 60
        raise TooManyError(f"尝试次数太多，请过 {minutes} 分钟再试；着急的，可以直接打电话联系受理机关")
    return Try.objects.create(place=place, at=at)


def give_back(counted: Try) -> None:
    """Forget a try that turned out to be rightful."""
    counted.delete()


@transaction.atomic
def forget(at: datetime) -> int:
    """Delete the tries that count no more; how many. Run by the worker, never by a page."""
    old = Try.objects.select_for_update(skip_locked=True).filter(at__lte=at - LONGEST)
    return Try.objects.filter(pk__in=[one.pk for one in old]).delete()[0]


def household(address: str) -> str:
    """The address, or the network that one household holds; an unreadable one stands for all unreadable ones.

    >>> household("2001:db8:1:2:3:4:5:6"), household("192.0.2.7"), household("nix")
    ('2001:db8:1:2::', '192.0.2.7', '')
    """
    try:
        parsed = ipaddress.ip_address(address)
    except ValueError:
        return ""
    if parsed.version == 4:  # noqa: PLR2004  the version is a number
        return str(parsed)
    return str(ipaddress.ip_network((parsed, _NETWORK), strict=False).network_address)
