"""The first page, and the switches of how pages are shown."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import conditional_page, require_safe

from gongkai_office.portal.display import Display, remember
from gongkai_office.portal.site import HOME
from gongkai_office.portal.views.pages import page


@require_safe
@conditional_page
def home(request: HttpRequest) -> HttpResponse:
    """What one can do here, in plain words."""
    return page(request, "portal/home.html", HOME)


@require_safe
def show(request: HttpRequest) -> HttpResponse:
    """Set type and contrast by a plain form, and go back to where one was."""
    back = request.GET.get("back", "")
    ours = url_has_allowed_host_and_scheme(back, {request.get_host()}, require_https=request.is_secure())
    response = redirect(back if ours else reverse("portal:home"))
    remember(response, Display(request.GET.get("type") == "large", request.GET.get("contrast") == "high"))
    return response
