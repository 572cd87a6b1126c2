"""The people of an administrator's organs: the list, what each holds, who is locked out, who is signed in."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from axes.models import AccessAttempt
from django.conf import settings
from django.db.models import Q, QuerySet

from gongkai_office.accounts.models import Appointment, KeptSession, Person, Role, SecondFactor
from gongkai_office.accounts.policies import GUARDED
from gongkai_office.organs.models import Organ


@dataclass(frozen=True, slots=True, kw_only=True)
class Narrowed:
    """What a list of people is narrowed to; what is empty does not narrow it."""

    organ: Organ | None = None
    role: Role | None = None
    text: str = ""
    open: bool | None = True


def people(organs: QuerySet[Organ], narrowed: Narrowed, on: date) -> QuerySet[Person]:
    """Who belongs to the organs or holds office in them, by organ and name."""
    here = Q(organ__in=organs) | Q(appointments__organ__in=organs)
    rows = Person.objects.filter(here).select_related("organ", "second_factor")
    if narrowed.organ:
        rows = rows.filter(Q(organ=narrowed.organ) | Q(_held(on), appointments__organ=narrowed.organ))
    if narrowed.role:
        rows = rows.filter(_held(on), appointments__role=narrowed.role, appointments__organ__in=organs)
    if narrowed.open is not None:
        rows = rows.filter(is_active=narrowed.open)
    if narrowed.text:
        rows = rows.filter(Q(name__icontains=narrowed.text) | Q(login__icontains=narrowed.text))
    return rows.order_by("organ__path", "name", "pk").distinct()


def _held(on: date) -> Q:
    return Q(appointments__start__lte=on) & (Q(appointments__end__isnull=True) | Q(appointments__end__gt=on))


def appointments(of: Iterable[Person], organs: QuerySet[Organ]) -> QuerySet[Appointment]:
    """What people hold, held and will hold in the organs, the newest first."""
    rows = Appointment.objects.filter(person__in=list(of), organ__in=organs)
    return rows.select_related("organ", "person").order_by("-start", "role")


def without_factor(organs: QuerySet[Organ], on: date) -> QuerySet[Person]:
    """Who holds an office in the organs that works only behind a second factor, and has none in use."""
    held = Q(start__lte=on) & (Q(end__isnull=True) | Q(end__gt=on))
    guarded = Appointment.objects.filter(held, organ__in=organs, role__in=GUARDED).values("person")
    armed = SecondFactor.objects.filter(confirmed_at__isnull=False).values("person")
    rows = Person.objects.filter(is_active=True, pk__in=guarded).exclude(pk__in=armed)
    return rows.select_related("organ").order_by("organ__path", "name")


def locked_out(organs: QuerySet[Organ], at: datetime) -> dict[Person, datetime]:
    """Who cannot sign in from some place after too many wrong tries, and until when."""
    since = at - settings.AXES_COOLOFF_TIME
    tries = AccessAttempt.objects.filter(
        failures_since_start__gte=settings.AXES_FAILURE_LIMIT, attempt_time__gt=since
    ).values_list("username", "attempt_time")
    until = {login: begun + settings.AXES_COOLOFF_TIME for login, begun in tries.order_by("attempt_time")}
    found = Person.objects.filter(organ__in=organs, login__in=list(until)).select_related("organ")
    locked = {person: until[person.login] for person in found.order_by("organ__path", "name")}
    factors = SecondFactor.objects.filter(person__organ__in=organs, refused_until__gt=at).select_related("person")
    for factor in factors:
        locked[factor.person] = max(locked.get(factor.person, at), factor.refused_until or at)
    return locked


@dataclass(frozen=True, slots=True)
class SignedIn:
    """A session somebody is signed in by; `mark` names it without telling its key."""

    person: Person
    mark: str
    began: datetime | None
    seen: datetime | None
    own: bool = False


def sessions_of(persons: Iterable[Person], at: datetime, *, own: str | None = None) -> list[SignedIn]:
    """The sessions of people that have not ended, the last used first; `own` is the key of the one that asks."""
    rows = KeptSession.objects.filter(person__in=list(persons), expire_date__gt=at).select_related("person")
    return [
        SignedIn(row.person, mark_of(row.session_key), row.began_at, row.seen_at, own=row.session_key == own)
        for row in rows.order_by("-seen_at", "session_key")
        if row.person
    ]


def mark_of(key: str) -> str:
    """What names a session in an address: nobody can sign in with it."""
    return hashlib.sha256(key.encode()).hexdigest()[:20]
