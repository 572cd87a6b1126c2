"""The calendar feed: read by programs that cannot sign in, so its address is the secret."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from gongkai_office.accounts.guard import clerk
from gongkai_office.accounts.models import Person
from gongkai_office.cases.commands.renew_feed import renew_feed
from gongkai_office.cases.desk.feed import ical, opens
from gongkai_office.cases.queries import Scope
from gongkai_office.cases.queries.agenda import Post, agenda
from gongkai_office.cases.views.access import desk
from gongkai_office.clock import now, today


@desk
@require_POST
def renew(request: HttpRequest) -> HttpResponse:
    """Another secret address for one's own calendar, or none."""
    closed = request.POST.get("do") == "close"
    renew_feed(by=clerk(request), at=now(), closed=closed)
    told = "日历地址已经停用" if closed else "日历地址已经更换，旧地址立即失效；请在日历程序里改用新地址"
    messages.success(request, told)
    return redirect("cases:today")


@never_cache
@require_safe
def feed(_request: HttpRequest, person: UUID, token: str, scope: str) -> HttpResponse:
    """The days of a person's post, or of their reach, by the rights they have today."""
    found, wanted = Person.objects.filter(pk=person).first(), _wanted(scope)
    if found is None or wanted is None or not opens(found, token):
        raise Http404
    calendar = ical(agenda(found, wanted, today()), now(), wanted.label.partition("：")[0])
    return HttpResponse(calendar, content_type="text/calendar; charset=utf-8")


def _wanted(name: str) -> Post | Scope | None:
    if name in set(Post):
        return Post(name)
    return Scope(name) if name in set(Scope) else None
