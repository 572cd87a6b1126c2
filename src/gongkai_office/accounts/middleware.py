"""At the door of every page: sessions that are over end, and what a person owes comes before anything else."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import nullcontext

from django.conf import settings
from django.contrib import messages
from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse

from gongkai_office.accounts import sessions
from gongkai_office.accounts.models import Person
from gongkai_office.accounts.policies import needs_second_factor
from gongkai_office.clock import now, today
from gongkai_office.once import asked_once

OPEN_TO_DEBTORS = frozenset({"accounts:password", "accounts:factor_setup", "accounts:sign_out", "healthz"})
"""Pages for people who still have to change a first password or to set up a second factor."""
_LOOKING = frozenset({"GET", "HEAD"})


class Doorkeeper:
    """Ends sessions that were idle for half an hour or lasted half a day, and leads people to what they owe first."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """End the session that is over, or keep it, and go on."""
        if _has_session(request) and request.user.is_authenticated:
            _keep_or_end(request)
        with asked_once() if request.method in _LOOKING else nullcontext():
            return self.get_response(request)

    def process_view(self, request: HttpRequest, *_view: object) -> HttpResponse | None:
        """Before a page is made: lead who owes something to the page where they settle it."""
        if not _has_session(request) or not isinstance(request.user, Person):
            return None
        here = request.resolver_match.view_name if request.resolver_match else ""
        owed = _owed(request, request.user)
        return _lead(request, owed) if owed and here not in OPEN_TO_DEBTORS else None


def _has_session(request: HttpRequest) -> bool:
    """Whether there can be somebody signed in; who merely reads is not asked, so that public pages stay cacheable."""
    return settings.SESSION_COOKIE_NAME in request.COOKIES


def _keep_or_end(request: HttpRequest) -> None:
    at = now()
    if sessions.has_ended(request.session, at):
        logout(request)
        messages.info(request, "您已较长时间没有操作，为保证安全已自动退出，请重新登录")
    else:
        sessions.notice(request.session, at)


def _owed(request: HttpRequest, person: Person) -> str:
    if person.must_change_password:
        return "accounts:password"
    if not sessions.passed_factor(request.session) and needs_second_factor(person, today()):
        return "accounts:factor_setup"
    return ""


def _lead(request: HttpRequest, page: str) -> HttpResponse:
    address = reverse(page)
    if request.headers.get("HX-Request"):
        return HttpResponse(headers={"HX-Redirect": address})
    return HttpResponseRedirect(address)
