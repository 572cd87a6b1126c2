"""The year at a glance, and the list of a register: narrowed, paged, printed, exported."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from gongkai.errors import GongkaiError
from gongkai_office.accounts.guard import clerk, guarded, organ_choices
from gongkai_office.accounts.models import Person
from gongkai_office.accounts.policies import organs_where
from gongkai_office.clock import now, today
from gongkai_office.downloads import attached
from gongkai_office.organs.queries import names_on
from gongkai_office.registers.commands.export import export as journal
from gongkai_office.registers.desk.glance import glance
from gongkai_office.registers.desk.words import rows_of
from gongkai_office.registers.desk.workbooks import register
from gongkai_office.registers.forms.lists import FilterForm
from gongkai_office.registers.kinds import Kind
from gongkai_office.registers.queries import listed, narrow, visible

_MOST = 20_000
_YEARS = 6


@guarded("register.read")
@require_safe
def overview(request: HttpRequest) -> HttpResponse:
    """The four registers of a year, for everything the reader may read or one organ."""
    person, on = clerk(request), today()
    form = _form(request, person, on)
    form.fields["year"].choices = form.fields["year"].choices[1:]  # type: ignore[attr-defined]  # one year, never all
    narrowed = form.filter()
    year = narrowed.year or on.year
    organs = [narrowed.organ] if narrowed.organ else _readable(person, on)
    return render(
        request,
        "registers/overview.html",
        {"form": form, "year": year, "cards": glance(organs, year, on), "kept": _kept(request),
         "may_enter": organs_where(person, "register.enter", on).exists()},
    )  # fmt: skip


@guarded("register.read")
@require_safe
def listing(request: HttpRequest, kind: Kind) -> HttpResponse:
    """One page of a register."""
    person, on = clerk(request), today()
    form, trouble, rows, after = _form(request, person, on), "", [], ""
    try:
        page = listed(person, kind, on, narrowed=form.filter(), after=request.GET.get("after", ""))
        rows, after = rows_of(page.rows, on), page.after
    except GongkaiError as error:
        trouble = str(error)
    return render(
        request,
        "registers/list.html",
        {"kind": kind, "kinds": Kind, "form": form, "rows": rows, "after": after, "kept": _kept(request),
         "trouble": trouble, "narrowed": any(request.GET.get(name) for name in form.fields),
         "may_enter": organs_where(person, "register.enter", on).exists()},
    )  # fmt: skip


@guarded("register.read")
@require_safe
def export(request: HttpRequest, kind: Kind) -> HttpResponse:
    """The whole narrowed list as Excel; journalled."""
    person, on = clerk(request), today()
    rows = visible(person, on).filter(kind=kind)
    found = list(narrow(rows, _form(request, person, on).filter(), on).order_by("-on", "-pk")[:_MOST])
    journal(kind=kind, entries=found, by=person, at=now())
    title = f"{kind.label}登记簿（{on.isoformat()} 导出，共 {len(found)} 条）"
    names = names_on({entry.organ for entry in found}, on)
    return attached(register(kind, found, names, title=title), f"{kind.label}登记簿-{on.isoformat()}.xlsx")


def _form(request: HttpRequest, person: Person, on: date) -> FilterForm:
    years = range(on.year, on.year - _YEARS, -1)
    return FilterForm(request.GET, organs=organ_choices(person, "register.read"), years=years)


def _kept(request: HttpRequest) -> str:
    kept = request.GET.copy()
    kept.pop("after", None)
    return kept.urlencode()


def _readable(person: Person, on: date) -> list[UUID]:
    return list(organs_where(person, "register.read", on).values_list("pk", flat=True))
