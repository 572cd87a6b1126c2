"""How much lies with which office and which person: for supervisors of all below them, for heads of their own."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from gongkai_office.accounts.guard import clerk
from gongkai_office.accounts.models import Person
from gongkai_office.accounts.policies import ForbiddenError, organs_where
from gongkai_office.cases.queries.reach import Scope
from gongkai_office.cases.queries.urgings import load_by, unanswered
from gongkai_office.cases.views.access import desk
from gongkai_office.clock import today
from gongkai_office.organs.queries import names_on

_MOST = 200


@desk
@require_safe
def workload(request: HttpRequest) -> HttpResponse:
    """Open, late, due, unsigned and urged cases by organ and by person; urgings without an answer."""
    person, on = clerk(request), today()
    organs = list(organs_where(person, "case.urge", on) | organs_where(person, "case.assign", on))
    if not organs:
        raise ForbiddenError("各单位和各人的办理情况由主管部门、签发人和登记人查看")
    names, by_organ, by_person = names_on(organs, on), load_by("organ", organs, on), load_by("handler", organs, on)
    people = Person.objects.in_bulk([one.key for one in by_person if one.key])
    return render(
        request,
        "cases/workload.html",
        {
            "organs": [(names[one.key], one) for one in by_organ],  # type: ignore[index]  # an organ's id
            "people": [(people[one.key].name if one.key else "未分办", one) for one in by_person],
            "urgings": unanswered(person, Scope.BELOW, on)[:_MOST],
            "names": names,
            "on": on,
        },
    )
