"""What the worker does for the portal over and over: tell requesters, forget old tries and dead sessions."""

from __future__ import annotations

from datetime import datetime

from gongkai_office.accounts.models import KeptSession
from gongkai_office.portal.limits import forget
from gongkai_office.portal.messages.deliver import deliver
from gongkai_office.queue import repeated


@repeated("portal.tell_requesters", cron="* * * * * */30")
def tell_requesters(at: datetime) -> int:
    """One round; how many messages went out. Doing it twice does no harm."""
    return deliver(at)


@repeated("portal.sweep", cron="*/10 * * * *")
def sweep(at: datetime) -> None:
    """Forget tries that are too old to count, and sessions that have ended."""
    forget(at)
    KeptSession.objects.filter(expire_date__lt=at).delete()
