"""The door of every page of the annual report: who asks, about whose books, as known when."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from urllib.parse import urlencode

from django.http import Http404, HttpRequest
from django.urls import reverse

from gongkai.errors import GongkaiError
from gongkai_office.accounts.guard import clerk, guarded
from gongkai_office.accounts.models import Person
from gongkai_office.accounts.policies import may, organs_where
from gongkai_office.clock import today
from gongkai_office.organs.models import Organ
from gongkai_office.reporting.accounts import Account, account, end_of
from gongkai_office.reporting.policies import may_hand_in


@dataclass(frozen=True, slots=True)
class Asked:
    """A person before an account; `day` is the day it is asked as of, None where it is asked as it stands."""

    person: Person
    account: Account
    day: date | None = None

    def may(self, permission: str) -> bool:
        """Whether the person has a permission in the account's organ today."""
        return may(self.person, permission, self.account.organ, today())

    def link(self, page: str, *rest: object, year: int | None = None, own: bool | None = None, **more: str) -> str:
        """The address of a page of this account, or of the same for another year or reach."""
        own = self.account.own if own is None else own
        query = {**({"own": "1"} if own else {}), **({"as_of": self.day.isoformat()} if self.day else {}), **more}
        path = reverse(f"reporting:{page}", args=[self.account.organ.code, year or self.account.year, *rest])
        return f"{path}?{urlencode(query)}" if query else path


officers = guarded("report.read")
"""A page for people who may read annual reports somewhere."""


def asked(request: HttpRequest, code: str, year: int) -> Asked:
    """What is asked for. Raises Http404 for what the person may not read, as for what is not there."""
    person = clerk(request)
    organ = organs_where(person, "report.read", today()).filter(code=code).first()
    if organ is None or year > today().year:
        raise Http404
    day = _day(request.GET.get("as_of", ""))
    own = bool(request.GET.get("own") or request.POST.get("own"))
    try:
        return Asked(person, account(organ, year, own=own, as_of=end_of(day) if day else None), day)
    except GongkaiError as error:
        raise Http404(error.message) from error


def handing(request: HttpRequest, code: str, year: int) -> Asked:
    """A report handed in from outside: for who may read it, and for who hands in for the organ. Raises Http404."""
    person, organ = clerk(request), Organ.objects.filter(code=code).first()
    if organ is None or year >= today().year:
        raise Http404
    if not (may(person, "report.read", organ, today()) or may_hand_in(person, organ, today())):
        raise Http404
    try:
        return Asked(person, account(organ, year))
    except GongkaiError as error:
        raise Http404(error.message) from error


def readable(person: Person) -> list[Organ]:
    """The organs whose reports a person may read."""
    return list(organs_where(person, "report.read", today()))


def _day(given: str) -> date | None:
    """The day asked as of; nothing for today and later, which is as it stands."""
    try:
        day = date.fromisoformat(given)
    except ValueError:
        return None
    return day if day < today() else None
