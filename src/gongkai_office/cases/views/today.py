"""What can go wrong today, the gravest first."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from gongkai_office.accounts.guard import clerk
from gongkai_office.accounts.models import Person
from gongkai_office.cases.desk.calls import lines
from gongkai_office.cases.desk.feed import is_closed, token
from gongkai_office.cases.desk.proposals import waiting
from gongkai_office.cases.desk.rows import rows_of
from gongkai_office.cases.queries import COUNTED, Risk, Scope, at_risk
from gongkai_office.cases.queries import today as morning
from gongkai_office.cases.queries.agenda import posts
from gongkai_office.cases.queries.calls import overdue, to_answer
from gongkai_office.cases.queries.urgings import unanswered
from gongkai_office.cases.views.access import desk
from gongkai_office.clock import today as this_day
from gongkai_office.organs.queries import calendar_of

_MOST = 200
_LATE = {Risk.OVERDUE}
_SOON = {Risk.DUE_TODAY, Risk.CORRECTION_ENDING, Risk.CONSULTATION_ENDING, Risk.PAYMENT_ENDING, Risk.UNREGISTERED}


@desk
@require_safe
def today(request: HttpRequest) -> HttpResponse:
    """Every list of the morning with its count; empty ones are counted only."""
    person, on = clerk(request), this_day()
    scope = _scope(request)
    found = morning(person, scope, on)
    lists = [(risk, found.counts[risk], rows_of(found.lists[risk], on)) for risk in Risk if found.counts[risk]]
    counts = [(risk, found.counts[risk], _grade(risk)) for risk in Risk]
    return render(
        request,
        "cases/today.html",
        {
            "counts": counts,
            "counted": COUNTED,
            "lists": lists,
            "urgings": unanswered(person, scope, on)[:_MOST],
            "waiting": waiting(person, on),
            **_calls(person, scope),
            **_common(person, scope),
            "token": token(person),
            "feed_closed": is_closed(person),
            "calendars": posts(person, on) or (Scope.OFFICE,),
        },
    )


@desk
@require_safe
def risk(request: HttpRequest, risk: str) -> HttpResponse:
    """One list of the morning, longer."""
    person, on = clerk(request), this_day()
    if risk not in set(Risk):
        raise Http404
    scope, chosen = _scope(request), Risk(risk)
    rows = rows_of(at_risk(person, scope, chosen, on)[:_MOST], on)
    return render(request, "cases/risk.html", {"risk": chosen, "rows": rows, **_common(person, scope), "most": _MOST})


def _calls(person: Person, scope: Scope) -> dict[str, object]:
    """What other offices ask of this one, and what this one waits for in vain."""
    on = this_day()
    return {
        "asked": lines(to_answer(person, on)[:_MOST], on),
        "unanswered": lines(overdue(person, scope, on)[:_MOST], on),
    }


def _common(person: Person, scope: Scope) -> dict[str, object]:
    on = this_day()
    return {"scope": scope, "scopes": list(Scope), "on": on, "day": calendar_of(person.organ).day(on)}


def _scope(request: HttpRequest) -> Scope:
    given = request.GET.get("scope", "")
    return Scope(given) if given in set(Scope) else Scope.OFFICE


def _grade(risk: Risk) -> str:
    return "late" if risk in _LATE else "soon" if risk in _SOON else ""
