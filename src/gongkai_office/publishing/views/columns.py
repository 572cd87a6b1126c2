"""The catalogue of an organ: its statutory columns, and those of its own below them."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from gongkai_office.accounts.guard import clerk, guarded, organ_choices, organ_of
from gongkai_office.accounts.models import Person
from gongkai_office.accounts.refusals import refused_above, refused_at
from gongkai_office.clock import now, today
from gongkai_office.ids import read_id
from gongkai_office.organs.models import Organ
from gongkai_office.organs.queries import name_on
from gongkai_office.publishing.commands.columns import add_column, close_column, name_keeper, rename_column
from gongkai_office.publishing.commands.open_catalogue import open_catalogue
from gongkai_office.publishing.forms.lists import ColumnForm, ColumnNameForm, KeeperForm
from gongkai_office.publishing.models import Column
from gongkai_office.publishing.queries.freshness import keepers
from gongkai_office.publishing.queries.published import columns as standing


@guarded("catalogue.manage")
@require_http_methods(["GET", "POST"])
def catalogue(request: HttpRequest) -> HttpResponse:
    """The columns of an organ one manages, and one more below them; a catalogue that is not open yet opens here."""
    person = clerk(request)
    choices = organ_choices(person, "catalogue.manage")
    organ = organ_of(person, "catalogue.manage", request.GET.get("organ") or choices[0][0])
    if request.method == "POST" and "open" in request.POST:
        open_catalogue(organ=organ, by=person, at=now())
        return _back(organ)
    rows = standing(organ)
    first = [(str(row.pk), row.name) for row in rows if row.parent_id is None]
    form = ColumnForm(request.POST or None, on=today(), parents=first)
    if request.method == "POST" and form.is_valid():
        with refused_at(form, "name"):
            _add(form, person)
            messages.success(request, "已增加栏目")
            return _back(organ)
    ordered = [one for top in rows if top.parent_id is None for one in (top, *_below(top, rows))]
    facts = {"rows": ordered, "choices": choices, "chosen": str(organ.pk), "organ": name_on(organ, today()).name}
    return render(request, "publishing/catalogue.html", {**facts, "form": form}, status=422 if form.errors else 200)


@guarded("catalogue.manage")
@require_http_methods(["GET", "POST"])
def rename(request: HttpRequest, column: UUID) -> HttpResponse:
    """Another name for one column."""
    person, row = clerk(request), _column(request, column)
    form = ColumnNameForm(request.POST or None, on=today())
    form.initial["name"] = row.name
    if request.method == "POST" and form.is_valid():
        with refused_at(form, "name"):
            rename_column(column=row.pk, name=form.cleaned_data["name"], by=person, at=now())
            messages.success(request, "已改名")
            return _back(row.organ)
    context = {"form": form, "column": row, "what": "栏目改名"}
    return render(request, "publishing/column.html", context, status=422 if form.errors else 200)


@guarded("catalogue.manage")
@require_http_methods(["GET", "POST"])
def keeper(request: HttpRequest, column: UUID) -> HttpResponse:
    """Who answers for one column, or for all that have nobody yet."""
    person, row = clerk(request), _column(request, column)
    people = [(str(one.pk), one.name) for one in keepers(row.organ, today())]
    form = KeeperForm(request.POST or None, on=today(), people=people)
    form.initial.update(post=row.post, keeper=str(row.keeper_id or ""))
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        with refused_at(form):
            told = {"post": given["post"], "keeper": read_id(given["keeper"]), "others": given["others"]}
            named = name_keeper(column=row.pk, by=person, at=now(), **told)
            messages.success(request, f"已指定 {len(named)} 个栏目的责任人")
            return _back(row.organ)
    context = {"form": form, "column": row, "what": "栏目责任人"}
    return render(request, "publishing/column.html", context, status=422 if form.errors else 200)


@guarded("catalogue.manage")
@require_POST
def close(request: HttpRequest, column: UUID) -> HttpResponse:
    """Close one column."""
    person, row = clerk(request), _column(request, column)
    with refused_above(request):
        close_column(column=row.pk, by=person, at=now())
        messages.success(request, f"已停用“{row.name}”")
    return _back(row.organ)


def _add(form: ColumnForm, person: Person) -> None:
    given = form.cleaned_data
    add_column(parent=UUID(given["parent"]), name=given["name"], freshness=given["freshness"], by=person, at=now())


def _below(top: Column, rows: list[Column]) -> list[Column]:
    return [row for row in rows if row.parent_id == top.pk]


def _column(request: HttpRequest, column: UUID) -> Column:
    row = get_object_or_404(Column.objects.select_related("organ"), pk=column)
    organ_of(clerk(request), "catalogue.manage", row.organ_id)
    return row


def _back(organ: Organ) -> HttpResponse:
    return redirect(f"{reverse('publishing:catalogue')}?organ={organ.pk}")
