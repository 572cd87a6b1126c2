"""The first page, and the switches of how pages are shown."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import conditional_page, require_safe

from gongkai_office.clock import today
from gongkai_office.engagement.queries import OPEN, in_standing, out
from gongkai_office.organs.queries import name_on
from gongkai_office.portal.display import Display, remember
from gongkai_office.portal.information import Place, listed, neighbours
from gongkai_office.portal.site import HOME, root
from gongkai_office.portal.views.pages import page
from gongkai_office.publishing.queries import published

_MOST = 200
"""Organs on the first page; a region with more is searched by name."""

_CALLS = 3
"""Open calls for comments there, those that close first."""


@require_safe
@conditional_page
def home(request: HttpRequest) -> HttpResponse:
    """What one can do here, in plain words."""
    top = root(today())
    place = Place(top, name_on(top, today()).name, open=True) if top else None
    below = neighbours(top, today(), most=_MOST + 1) if top else []
    facts = {
        "place": place,
        "organs": [place, *below[:_MOST]] if place else [],
        "more": len(below) > _MOST,
        "newest": listed(published.page(published.out(), size=6).rows, today(), several=True),
        "calls": in_standing(out(), OPEN, today()).order_by("closes_on", "pk")[:_CALLS],
    }
    return page(request, "portal/home.html", HOME, facts)


@require_safe
def show(request: HttpRequest) -> HttpResponse:
    """Set type, contrast and script by a plain form, and go back to where one was."""
    back = request.GET.get("back", "")
    ours = url_has_allowed_host_and_scheme(back, {request.get_host()}, require_https=request.is_secure())
    response = redirect(back if ours else reverse("portal:home"))
    given = request.GET
    chosen = Display(
        large=given.get("type") == "large",
        contrast=given.get("contrast") == "high",
        traditional=given.get("script") == "traditional",
    )
    remember(response, chosen)
    return response
