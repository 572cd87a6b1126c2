"""Copying an existing site in: upload, see what the check found, import, undo."""

from __future__ import annotations

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from gongkai.errors import GongkaiError
from gongkai_office.accounts.guard import clerk, guarded, organ_choices, organ_of
from gongkai_office.accounts.models import Person
from gongkai_office.accounts.policies import may, organs_where, require
from gongkai_office.accounts.refusals import refused_above
from gongkai_office.bulk import BUSY, Stage, standing
from gongkai_office.clock import now, today
from gongkai_office.downloads import attached
from gongkai_office.organs.models import Organ
from gongkai_office.organs.queries import name_on
from gongkai_office.publishing.forms.imports import PackageForm, UndoForm
from gongkai_office.publishing.imports.order import drop, order, order_undo, touched, upload
from gongkai_office.publishing.imports.sheets import report, template
from gongkai_office.publishing.models import Column, SiteImport
from gongkai_office.publishing.queries.afterwards import Wanted, lacking
from gongkai_office.publishing.queries.published import columns

_LISTED, _SHOWN = 50, 200


@guarded("item.publish")
@require_http_methods(["GET", "POST"])
def site_imports(request: HttpRequest) -> HttpResponse:
    """The imports so far, and a form for another package."""
    person = clerk(request)
    choices = organ_choices(person, "item.publish")
    organ = organ_of(person, "item.publish", request.GET.get("organ") or choices[0][0])
    kept = [(str(one.pk), f"　{one.name}" if one.parent_id else one.name) for one in columns(organ)]
    form = PackageForm(request.POST or None, request.FILES, on=today(), columns=kept)
    if request.method == "POST" and form.is_valid() and (done := _uploaded(form, organ, person)):
        return done
    works = SiteImport.objects.filter(organ__in=organs_where(person, "item.publish", today())).select_related("by")
    facts = {"choices": choices, "chosen": str(organ.pk), "organ": name_on(organ, today()).name}
    context = {"form": form, "works": works[:_LISTED], "columns": kept, **facts}
    return render(request, "publishing/imports.html", context, status=422 if form.errors else 200)


@guarded("item.publish")
@require_safe
def site_template(request: HttpRequest) -> HttpResponse:
    """The list to fill in."""
    clerk(request)
    return attached(template(), "信息清单模板.xlsx")


@guarded("item.publish")
@require_safe
def site_import(request: HttpRequest, work: UUID) -> HttpResponse:
    """Where an import stands, what was found, and what comes next."""
    person = clerk(request)
    row = _found(person, work)
    facts = {
        "findings": row.findings[:_SHOWN],
        "items": row.items.select_related("item").order_by("place")[:_LISTED],
        "awaiting": lacking(person, today(), Wanted(work=row.pk)).count(),
        "may_undo": row.stage == Stage.DONE and may(person, "item.take_down", row.organ, today()),
        "organ": name_on(row.organ, today()).name,
    }
    return render(request, "publishing/import.html", {**standing(row), **facts})


@guarded("item.publish")
@require_safe
def site_status(request: HttpRequest, work: UUID) -> HttpResponse:
    """The progress alone, for the part of the page that refreshes; when it is over, the whole page comes anew."""
    row = _found(clerk(request), work)
    answer = render(request, "bulk/progress.html", standing(row))
    if row.stage not in BUSY:
        answer["HX-Refresh"] = "true"
    return answer


@guarded("item.publish")
@require_POST
def site_order(request: HttpRequest, work: UUID) -> HttpResponse:
    """Import, or give up, what was checked."""
    person = clerk(request)
    row = _found(person, work)
    act = drop if request.POST.get("do") == "drop" else order
    with refused_above(request):
        act(work=row.pk, by=person, at=now())
    return redirect("publishing:import", work=work)


@guarded("item.publish")
@require_safe
def site_report(request: HttpRequest, work: UUID) -> HttpResponse:
    """What each page lacks, as a workbook."""
    row = _found(clerk(request), work)
    return attached(report(row), f"检查报告-{row.uploaded_at:%Y%m%d}.xlsx")


@guarded("item.publish")
@require_http_methods(["GET", "POST"])
def site_undo(request: HttpRequest, work: UUID) -> HttpResponse:
    """Undo, by somebody else than who imported, with a reason."""
    person = clerk(request)
    row = _found(person, work)
    require(person, "item.take_down", row.organ, today())
    form = UndoForm(request.POST or None, on=today())
    if request.method == "POST" and form.is_valid():
        try:
            order_undo(work=row.pk, reason=form.cleaned_data["reason"], by=person, at=now())
        except GongkaiError as error:
            form.add_error(None, str(error))
        else:
            return redirect("publishing:import", work=work)
    context = {"form": form, "work": row, "own": row.by_id == person.pk, "touched": touched(row).count()}
    return render(request, "publishing/import_undo.html", context, status=422 if form.errors else 200)


def _uploaded(form: PackageForm, organ: Organ, person: Person) -> HttpResponse | None:
    file, column = form.cleaned_data["file"], Column.objects.get(pk=form.cleaned_data["column"])
    try:
        row = upload(organ=organ, data=file.read(), file_name=file.name or "", column=column, by=person, at=now())
    except GongkaiError as error:
        form.add_error("file", str(error))
        return None
    return redirect(reverse("publishing:import", args=[row.pk]))


def _found(person: Person, work: UUID) -> SiteImport:
    rows = SiteImport.objects.select_related("organ", "by", "column", "progress", "undone_by")
    row = rows.filter(pk=work, organ__in=organs_where(person, "item.publish", today())).first()
    if row is None:
        raise Http404
    return row
