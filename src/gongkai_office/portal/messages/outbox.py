"""Messages that have to go out. The ledger itself is the outbox: an entry that was committed will be told of.

`collect` makes one message for each entry and way, once, however often and by however many workers it is run.
`claim` lends messages to a worker for a while; `finish` and `fail` count only for whoever holds the newest lease.
"""

from __future__ import annotations

import logging
from collections.abc import Iterator
from datetime import datetime, time, timedelta
from uuid import UUID

from django.db import transaction
from django.db.models import F, QuerySet

from gongkai.cases.entries import EntryKind
from gongkai.errors import GongkaiError
from gongkai_office.cases.models import Entry
from gongkai_office.cases.policies import PAPER
from gongkai_office.cases.requesters import opened
from gongkai_office.clock import BEIJING
from gongkai_office.portal.messages.wording import HAPPENED
from gongkai_office.portal.models import Message, Way

_LOG = logging.getLogger(__name__)

LEASE = timedelta(minutes=5)
"""How long a worker may hold a message; sending takes seconds."""

FRESH = timedelta(days=3)
"""Entries made longer ago are told of no more: what an import brings in, or a worker that stood still for days."""

LATE = timedelta(days=7)
"""Entries about a day longer before the day they were made are history, not news."""

ATTEMPTS = 8
"""After so many tries a message is given up."""

_OVERLAP = timedelta(hours=1)  # longer than any transaction that may commit an older entry after a newer one
_FIRST_PAUSE = timedelta(minutes=2)
_DAY, _EVENING = time(8), time(21)  # text messages do not wake people
_UUID_TIME, _UUID_VERSION, _UUID_VARIANT = 80, 7 << 76, 0b10 << 62


def collect(at: datetime, ways: frozenset[Way]) -> int:
    """Make the messages that are missing; how many."""
    made = [
        Message(organ_id=entry.organ_id, entry=entry, way=way, made_at=at, next_at=at)
        for entry in _news(at)
        for way in _ways(entry, ways)
    ]
    Message.objects.bulk_create(made, ignore_conflicts=True)
    return Message.objects.filter(pk__in=[message.pk for message in made]).count()


def _news(at: datetime) -> Iterator[Entry]:
    first = first_id(_since(at))
    told = Message.objects.filter(entry_id__gte=first).values("entry")
    rows = Entry.objects.filter(pk__gte=first, kind__in=[kind.value for kind in HAPPENED]).exclude(pk__in=told)
    rows = rows.exclude(by__startswith=PAPER)  # what is copied from an older ledger was told when it happened
    for entry in rows.select_related("request__requester").order_by("pk").iterator(chunk_size=500):
        if entry.at.date() - entry.on <= LATE:
            yield entry


def _since(at: datetime) -> datetime:
    newest = Message.objects.order_by("-entry_id").values_list("entry__at", flat=True).first()
    return max(newest - _OVERLAP, at - FRESH) if newest else at - FRESH


def first_id(at: datetime) -> UUID:
    """The least id that an entry made at an instant can have: ids begin with their time (RFC 9562)."""
    milliseconds = int(at.timestamp() * 1000)
    return UUID(int=(milliseconds << _UUID_TIME) | _UUID_VERSION | _UUID_VARIANT)


def _ways(entry: Entry, ways: frozenset[Way]) -> Iterator[Way]:
    try:
        told = opened(entry.request.requester)
    except GongkaiError:
        _LOG.exception("the requester of entry %s cannot be read, nobody is told", entry.pk)
        return
    if told.email and Way.EMAIL in ways:
        yield Way.EMAIL
    if told.phone and Way.SMS in ways:
        yield Way.SMS


@transaction.atomic
def claim(at: datetime, *, limit: int = 50) -> tuple[Message, ...]:
    """Messages that are due, held by the caller until their lease ends."""
    rows = _waiting().filter(next_at__lte=at)
    if not _DAY <= at.astimezone(BEIJING).time() < _EVENING:
        rows = rows.exclude(way=Way.SMS)
    held = rows.select_for_update(skip_locked=True, of=("self",)).order_by("next_at")[:limit]
    keys = [message.pk for message in held]
    Message.objects.filter(pk__in=keys).update(next_at=at + LEASE, fence=F("fence") + 1)
    mine = Message.objects.filter(pk__in=keys).order_by("entry__at", "entry__sequence", "way")
    return tuple(mine.select_related("entry__organ", "entry__request__requester"))


def finish(message: Message, at: datetime) -> bool:
    """The message went out. False where somebody else holds it by now."""
    return bool(_mine(message).update(sent_at=at))


def fail(message: Message, at: datetime) -> bool:
    """It could not go out: try again after a pause that doubles, or give it up. False where somebody else holds it."""
    if message.fence >= ATTEMPTS:
        return bool(_mine(message).update(dropped_at=at))
    return bool(_mine(message).update(next_at=at + _FIRST_PAUSE * 2**message.fence))


def drop(message: Message, at: datetime) -> bool:
    """It is not to go out after all."""
    return bool(_mine(message).update(dropped_at=at))


def voided(entry: Entry) -> bool:
    """Whether the entry was voided before anybody was told of it."""
    voidings = Entry.objects.filter(request_id=entry.request_id, kind=EntryKind.VOIDED)
    return voidings.filter(detail__entry=str(entry.pk)).exists()


def _waiting() -> QuerySet[Message]:
    return Message.objects.filter(sent_at__isnull=True, dropped_at__isnull=True)


def _mine(message: Message) -> QuerySet[Message]:
    return _waiting().filter(pk=message.pk, fence=message.fence)
