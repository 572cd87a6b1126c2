"""A signed-in session: how it begins, what it remembers, when it ends."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.contrib.auth import login
from django.contrib.sessions.backends.base import SessionBase
from django.http import HttpRequest

from gongkai_office.accounts.models import Person

IDLE = timedelta(minutes=30)
"""A session that nobody uses ends after this."""

LONGEST = timedelta(hours=12)
"""A session ends after this, used or not."""

_NOTICE_EVERY = timedelta(minutes=1)  # how exactly idleness is kept; a write for every page would be waste
_BEGAN, _SEEN, _FACTOR, _PENDING, _ASKED = "began", "seen", "second_factor", "pending", "asked"
_PATIENCE = timedelta(minutes=5)  # between the password and the code
_BACKEND = "django.contrib.auth.backends.ModelBackend"


def begin(request: HttpRequest, person: Person, at: datetime, *, factor: bool) -> None:
    """Sign a person in; `factor` says whether they answered for the second one."""
    request.session.flush()
    login(request, person, backend=_BACKEND)
    request.session.update({_BEGAN: at.timestamp(), _SEEN: at.timestamp(), _FACTOR: factor})


def passed_factor(session: SessionBase) -> bool:
    """Whether the session was opened with a second factor."""
    return bool(session.get(_FACTOR))


def note_factor(session: SessionBase) -> None:
    """Remember that the person has just answered for the second factor."""
    session[_FACTOR] = True


def ask_for_factor(request: HttpRequest, person: Person, at: datetime) -> None:
    """Remember who gave the right password, until the code comes; nobody is signed in by this."""
    request.session.flush()
    request.session.update({_PENDING: str(person.pk), _ASKED: at.timestamp()})


def awaiting_factor(session: SessionBase, at: datetime) -> Person | None:
    """Who gave the right password here in the last five minutes and still owes the code."""
    if _PENDING not in session or at.timestamp() - session[_ASKED] > _PATIENCE.total_seconds():
        return None
    return Person.objects.filter(pk=session[_PENDING], is_active=True).first()


def has_ended(session: SessionBase, at: datetime) -> bool:
    """Whether a signed-in session was idle or lasted too long; one without a beginning begins now."""
    now = at.timestamp()
    began, seen = session.setdefault(_BEGAN, now), session.setdefault(_SEEN, now)
    return bool(now - seen > IDLE.total_seconds() or now - began > LONGEST.total_seconds())


def notice(session: SessionBase, at: datetime) -> None:
    """Keep a session that is in use from ending for idleness."""
    if at.timestamp() - session[_SEEN] >= _NOTICE_EVERY.total_seconds():
        session[_SEEN] = at.timestamp()
