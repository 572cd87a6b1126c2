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
from gongkai_office.cases.models import DisclosureRequest
from gongkai_office.cases.queries import Scope
from gongkai_office.cases.queries.reach import reach
from gongkai_office.cases.views.access import desk
from gongkai_office.clock import now, today

_MOST = 1_000


@desk
@require_POST
def renew(request: HttpRequest) -> HttpResponse:
    """Another secret address for one's own calendar."""
    renew_feed(by=clerk(request), at=now())
    messages.success(request, "日历地址已经更换，旧地址立即失效；请在日历程序里改用新地址")
    return redirect("cases:today")


@never_cache
@require_safe
def feed(_request: HttpRequest, person: UUID, token: str, scope: str) -> HttpResponse:
    """The next days of the cases in a person's reach, by the rights they have today."""
    found = Person.objects.filter(pk=person).first()
    if found is None or not opens(found, token) or scope not in set(Scope):
        raise Http404
    pending = DisclosureRequest.objects.filter(reach(found, Scope(scope), today()), pending=True)
    dated = pending.filter(next_due__isnull=False).order_by("next_due")[:_MOST]
    return HttpResponse(ical(dated, now()), content_type="text/calendar; charset=utf-8")
