"""The calendars organs count by, and holiday notices entered for a region."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from gongkai_office.accounts.guard import clerk, guarded
from gongkai_office.accounts.refusals import refused_at
from gongkai_office.administration.commands.enter_notice import enter_notice, require_reach
from gongkai_office.administration.forms.notice import NoticeForm
from gongkai_office.administration.queries.moves import foreseen
from gongkai_office.administration.views.access import reach
from gongkai_office.administration.views.act import Act, acted
from gongkai_office.clock import now, today
from gongkai_office.organs.models import EnteredNotice, Organ
from gongkai_office.organs.queries import calendar_of, name_on

_ENTER = "calendar.enter"


@guarded("person.read")
@require_safe
def calendars(request: HttpRequest) -> HttpResponse:
    """Every region of the organs within reach: how far its calendar sees, and what was entered."""
    regions: dict[str, Organ] = {}
    for organ in reach(request, "person.read").filter(closed_on__isnull=True).order_by("path"):
        regions.setdefault(organ.region, organ)
    known = [(region, name_on(organ, today()).name, calendar_of(organ)) for region, organ in regions.items()]
    codes = {code for _, _, calendar in known if calendar.region for code in calendar.region.levels}
    entered = EnteredNotice.objects.filter(region__in=codes).order_by("-year", "-entered_at")
    return render(
        request,
        "administration/calendars.html",
        {"regions": known, "entered": entered, "may_enter": reach(request, _ENTER).exists()},
    )


@guarded(_ENTER)
@require_http_methods(["GET", "POST"])
def enter(request: HttpRequest) -> HttpResponse:
    """A holiday notice; the open cases it moves are shown before anything moves."""
    person, on = clerk(request), today()
    first = reach(request, _ENTER).order_by("path").first()
    usual = {"region": first.region if first else "", "year": on.year}
    form = NoticeForm(request.POST or None, on=on, initial={**usual})
    act = Act(
        title="录入放假通知",
        about="录入地方人民政府的放假安排，按它推算工作日。",
        back=reverse("administration:calendars"),
        done="放假通知已经录入，未办结申请的期限已经重新推算",
    )
    more: dict[str, object] = {}
    if request.method == "POST" and form.is_valid():
        with refused_at(form, "region"):
            organs = require_reach(form.notice(), person, now())
            more["foreseen"] = foreseen(organs, on, notice=form.notice())
        if request.POST.get("do") != "save" and not form.errors:
            return render(request, "administration/notice.html", {"act": act, "form": form, **more})

    def do() -> object:
        return enter_notice(notice=form.notice(), by=person, at=now())

    return acted(request, act, form, do, template="administration/notice.html", more=more)
