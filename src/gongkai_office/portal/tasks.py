"""What the portal's worker does over and over: tell requesters, forget old tries and dead sessions."""

from __future__ import annotations

from datetime import datetime

from django.contrib.sessions.models import Session

from gongkai_office.portal.limits import forget
from gongkai_office.portal.messages.deliver import deliver


def work(at: datetime) -> int:
    """One round; how many messages went out. Doing it twice does no harm."""
    forget(at)
    Session.objects.filter(expire_date__lt=at).delete()
    return deliver(at)
