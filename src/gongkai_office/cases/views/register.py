"""Register an arrival: the form, what would follow from it before it is saved, the receipt."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST

from gongkai.errors import GongkaiError
from gongkai.law.receipt import Channel
from gongkai_office.accounts.guard import clerk, organ_choices
from gongkai_office.accounts.models import Person
from gongkai_office.accounts.policies import ForbiddenError
from gongkai_office.accounts.refusals import refused_at
from gongkai_office.cases.commands.register import register as save
from gongkai_office.cases.desk.related import related
from gongkai_office.cases.desk.trial import try_arrival
from gongkai_office.cases.forms.arrival import RegisterForm
from gongkai_office.cases.letters.notices import Receipt
from gongkai_office.cases.sealing import Particulars
from gongkai_office.cases.views.access import desk
from gongkai_office.clock import now, today
from gongkai_office.files import trays
from gongkai_office.files.models import Purpose
from gongkai_office.files.trays import Tray
from gongkai_office.organs.models import Organ
from gongkai_office.organs.queries import name_on

PERSONAL = ("name", "identity_number", "contact_person", "phone", "email", "address", "postcode")


@desk
@sensitive_post_parameters(*PERSONAL)
@require_http_methods(["GET", "POST"])
def register(request: HttpRequest) -> HttpResponse:
    """Ask; on `do=try` show what would follow; else save and show the receipt."""
    person = clerk(request)
    form = _form(request, person)
    if not form.is_bound:
        return render(request, "cases/register.html", {"form": form, "tray": Tray()})
    tray = _filled(request, form)
    if request.POST.get("do") == "try":
        return render(request, "cases/register.html", {"form": form, "tray": tray, **_foreseen(form)})
    return _saved(request, form, person, tray)


@desk
@sensitive_post_parameters(*PERSONAL)
@require_POST
def trial(request: HttpRequest) -> HttpResponse:
    """The same working alone, for the part of the page that refreshes while the form is filled in."""
    return render(request, "cases/parts/trial.html", _foreseen(_form(request, clerk(request))))


def _form(request: HttpRequest, person: Person) -> RegisterForm:
    organs = organ_choices(person, "case.register")
    if not organs:
        raise ForbiddenError("登记申请由登记人办理，您没有这项职责，如需办理，请联系本机关管理员")
    return RegisterForm(request.POST or None, request.FILES, on=today(), organs=organs)


def _filled(request: HttpRequest, form: RegisterForm) -> Tray:
    """The files of the form so far, those sent now among them."""
    return trays.filled(form, trays.sent(request.POST.get("tray", "")), request.POST, Purpose.ARRIVAL, now())


def _saved(request: HttpRequest, form: RegisterForm, person: Person, tray: Tray) -> HttpResponse:
    if form.is_valid():
        with refused_at(form):
            made = save(
                organ=Organ.objects.get(pk=form.cleaned_data["organ"]),
                channel=form.channel_given,
                applicant=form.applicant_given,
                particulars=form.particulars,
                wanted=form.wanted,
                arrived=form.cleaned_data["arrived"],
                confirmed=form.cleaned_data["confirmed"],
                evidence=form.cleaned_data["evidence"],
                idempotency=str(form.cleaned_data["key"]),
                papers=tray.ids,
                receipt=Receipt(),
                by=person,
                at=now(),
            )
            context = {"made": made, "case": made.request, "organ": name_on(made.request.organ, today())}
            return render(request, "cases/registered.html", context)
    return render(request, "cases/register.html", {"form": form, "tray": tray, **_foreseen(form)}, status=422)


def _foreseen(form: RegisterForm) -> dict[str, object]:
    """What would follow from as much as is filled in."""
    form.is_valid()
    given = form.cleaned_data
    if not all(given.get(name) for name in ("organ", "channel", "arrived")):
        return {"incomplete": True}
    organ = Organ.objects.get(pk=given["organ"])
    who = Particulars(name=given.get("name") or "", identity_number=given.get("identity_number") or "")
    others = related(organ, description=given.get("description") or "", who=who, arrived=given["arrived"])
    try:
        tried = try_arrival(
            organ, Channel(given["channel"]), arrived=given["arrived"], confirmed=given.get("confirmed"), on=today()
        )
    except GongkaiError as error:
        return {"refused": str(error), "related": others}
    return {"trial": tried, "related": others}
