"""The people of one's organs: the list, one person, a new one."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.debug import sensitive_variables
from django.views.decorators.http import require_http_methods, require_safe

from gongkai_office.accounts import directory
from gongkai_office.accounts.commands.appoint import appoint
from gongkai_office.accounts.commands.create_person import create_person
from gongkai_office.accounts.guard import clerk, guarded
from gongkai_office.accounts.models import Appointment, Person, Role
from gongkai_office.accounts.passwords import first_password
from gongkai_office.accounts.policies import ForbiddenError, needs_second_factor, require_over
from gongkai_office.administration.forms.people import NewPersonForm, PeopleFilter
from gongkai_office.administration.views.access import reach, steps_for
from gongkai_office.administration.views.act import Act, acted
from gongkai_office.clock import now, today
from gongkai_office.organs.queries import names_on

_ON_A_PAGE = 50


@guarded("person.read")
@require_safe
def people(request: HttpRequest) -> HttpResponse:
    """Everybody of the organs within reach, narrowed."""
    on, organs = today(), reach(request, "person.read")
    form = PeopleFilter(request.GET, organs=organs, on=on)
    page = Paginator(directory.people(organs, form.narrowed(), on), _ON_A_PAGE).get_page(request.GET.get("page"))
    held = directory.appointments(page, organs)
    names = names_on([*(person.organ for person in page), *(one.organ for one in held)], on)
    rows = [
        (
            person,
            names[person.organ_id],
            [_duty(one, names, person) for one in held if one.person_id == person.pk and one.holds_on(on)],
        )
        for person in page
    ]
    kept = request.GET.copy()
    kept.pop("page", None)
    return render(
        request,
        "administration/people.html",
        {"form": form, "rows": rows, "page": page, "kept": kept.urlencode(), "narrowed": any(kept.values()),
         "may_manage": reach(request, "person.manage").exists(), "steps": steps_for(request)},
    )  # fmt: skip


@guarded("person.read")
@require_safe
def person(request: HttpRequest, person: UUID) -> HttpResponse:
    """One person: appointments, account, sessions, and what can be done."""
    on, organs, who = today(), reach(request, "person.read"), person_in(request, person)
    held = list(directory.appointments([who], organs))
    names = names_on([who.organ, *(one.organ for one in held)], on)
    managed = set(reach(request, "person.manage").values_list("pk", flat=True))
    return render(
        request,
        "administration/person.html",
        {
            "who": who,
            "organ": names[who.organ_id],
            "now": [(one, names[one.organ_id], one.organ_id in managed) for one in held if not _over(one, on)],
            "past": [(one, names[one.organ_id]) for one in held if _over(one, on)],
            "on": on,
            "factor": getattr(who, "second_factor", None),
            "factor_needed": needs_second_factor(who, on),
            "sessions": directory.sessions_of([who], now()),
            "locked": directory.locked_out(organs, now()).get(who),
            "may_manage": _may_manage(request, who),
            "may_appoint": bool(managed) and who.is_active and who != clerk(request),
        },
    )


@guarded("person.manage")
@sensitive_variables("password")
@require_http_methods(["GET", "POST"])
def new_person(request: HttpRequest) -> HttpResponse:
    """A new account with its first appointment; the one-time password is shown once."""
    organs = reach(request, "person.manage")
    form = NewPersonForm(
        request.POST or None, on=today(), organs=organs, initial={"organ": request.GET.get("organ", "")}
    )
    password = first_password()

    def do() -> HttpResponse:
        made = _created(request, form, password)
        return render(request, "administration/password.html", {"who": made, "password": password, "new": True})

    act = Act(
        title="新建人员",
        about="为新到岗的人员开设账号。",
        lead="保存以后显示一次性密码，请当面或者用可靠的方式交给本人；本人首次登录时必须修改。",
        back=reverse("administration:people"),
        done="",
    )
    return acted(request, act, form, do)


def person_in(request: HttpRequest, person: UUID) -> Person:
    """A person of the organs within reach. Raises Http404 else, as for one that does not exist."""
    narrowed = directory.Narrowed(open=None)
    found = directory.people(reach(request, "person.read"), narrowed, today()).filter(pk=person).first()
    if found is None:
        raise Http404
    return found


def _created(request: HttpRequest, form: NewPersonForm, password: str) -> Person:
    given, on, at, by = form.cleaned_data, today(), now(), clerk(request)
    made = create_person(
        login=given["login"],
        name=given["name"],
        email=given["email"],
        password=password,
        organ=form.organ_given,
        by=by,
        on=on,
        at=at,
    )
    if given["role"]:
        role, start = Role(given["role"]), given["start"] or on
        appoint(person=made, organ=form.organ_given, role=role, start=start, end=given["end"], by=by, on=on, at=at)
    return made


def _may_manage(request: HttpRequest, who: Person) -> bool:
    try:
        require_over(clerk(request), who, today())
    except ForbiddenError:
        return False
    return True


def _over(one: Appointment, on: date) -> bool:
    return one.end is not None and one.end <= on


def _duty(one: Appointment, names: dict[UUID, str], person: Person) -> str:
    """A role, with its organ where that is not the person's own."""
    role = Role(one.role).label
    return role if one.organ_id == person.organ_id else f"{role}（{names[one.organ_id]}）"
