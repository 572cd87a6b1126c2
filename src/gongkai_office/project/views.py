"""Pages of the installation itself."""

from __future__ import annotations

import sys

from django.contrib.auth.views import redirect_to_login
from django.contrib.sessions.exceptions import SessionInterrupted
from django.db import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.template.loader import get_template
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from gongkai_office.administration.opening import is_new
from gongkai_office.project.health import health
from gongkai_office.project.navigation import entries_of


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """The first page."""
    return render(request, "home.html")


@never_cache
@require_safe
def door(request: HttpRequest) -> HttpResponse:
    """To the first page somebody has business with: today's cases for clerks, people for an administrator.

    Who is not signed in is asked to; where nobody has begun yet, to begin.
    """
    if not request.user.is_authenticated:
        return redirect("administration:begin") if is_new() else redirect_to_login(request.get_full_path())
    entries = entries_of(request)
    return redirect(entries[0].address if entries else "accounts:account")


@require_safe
def healthz(_request: HttpRequest) -> JsonResponse:
    """How every part of the installation is: 200 where it can serve, else 503."""
    found = health()
    answer = JsonResponse(found.parts, status=200 if found.well else 503, json_dumps_params={"ensure_ascii": False})
    answer["Cache-Control"] = "no-store"
    return answer


def failed(_request: HttpRequest) -> HttpResponse:
    """What went wrong, without a word of what it was about; 503 where database or disk may be well again soon."""
    kind = sys.exc_info()[0]
    if kind is not None and issubclass(kind, (OperationalError, InterfaceError, OSError)):
        return _not_now()
    return HttpResponse(get_template("500.html").render(), status=500)


def refused(_request: HttpRequest, exception: Exception) -> HttpResponse:
    """A request that cannot be read; or one whose session could not be kept, which is nobody's fault."""
    if isinstance(exception, SessionInterrupted):
        return _not_now()
    return HttpResponse(get_template("400.html").render(), status=400)


def _not_now() -> HttpResponse:
    answer = HttpResponse(get_template("503.html").render(), status=503)
    answer["Retry-After"] = "60"
    return answer
