"""The door of every page of the annual report: who asks, about whose books, as known when."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import wraps
from urllib.parse import urlencode

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.cache import never_cache

from gongkai.errors import GongkaiError
from gongkai_office.accounts.models import Person
from gongkai_office.accounts.policies import ForbiddenError, may, organs_where
from gongkai_office.clock import today
from gongkai_office.organs.models import Organ
from gongkai_office.reporting.accounts import Account, account, end_of

Page = Callable[..., HttpResponse]


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


def officers(page: Page) -> Page:
    """A page for people who may read annual reports somewhere; never kept by a browser. Refusals are words."""

    @wraps(page)
    def guarded(request: HttpRequest, *args: object, **options: object) -> HttpResponse:
        try:
            if not organs_where(officer(request), "report.read", today()).exists():
                raise PermissionDenied("您没有查看年度报告的职责，如需查看，请联系本机关管理员")
            return page(request, *args, **options)
        except ForbiddenError as error:
            raise PermissionDenied(error.message) from error

    kept_nowhere: Page = never_cache(login_required(guarded))
    return kept_nowhere


def officer(request: HttpRequest) -> Person:
    """Who is signed in. Raises PermissionDenied for everybody else."""
    if isinstance(request.user, Person):
        return request.user
    raise PermissionDenied


def asked(request: HttpRequest, code: str, year: int) -> Asked:
    """What is asked for. Raises Http404 for what the person may not read, as for what is not there."""
    person = officer(request)
    organ = organs_where(person, "report.read", today()).filter(code=code).first()
    if organ is None or year > today().year:
        raise Http404
    day = _day(request.GET.get("as_of", ""))
    own = bool(request.GET.get("own") or request.POST.get("own"))
    try:
        return Asked(person, account(organ, year, own=own, as_of=end_of(day) if day else None), day)
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
