"""Copying an older ledger in: upload, look over the columns, see what the check found, import, undo."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.db.models import Q, QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from gongkai.errors import GongkaiError
from gongkai_office.accounts.guard import clerk, organ_choices
from gongkai_office.accounts.models import Person
from gongkai_office.accounts.policies import ForbiddenError, may, organs_where, require
from gongkai_office.accounts.refusals import refused_above, refused_at
from gongkai_office.bulk import standing
from gongkai_office.cases.forms.imports import ColumnsForm, MeaningsForm, UndoForm, UploadForm
from gongkai_office.cases.imports import preview
from gongkai_office.cases.imports.check import faults_of
from gongkai_office.cases.imports.choose import choose_columns, explain_words
from gongkai_office.cases.imports.content import content_of
from gongkai_office.cases.imports.order import drop as give_up
from gongkai_office.cases.imports.order import order as have_written
from gongkai_office.cases.imports.sheets import numbers, template, with_faults
from gongkai_office.cases.imports.undo import order_undo, touched
from gongkai_office.cases.imports.upload import KnownFileError, upload
from gongkai_office.cases.models import BUSY, ImportStage, LedgerImport
from gongkai_office.cases.views.access import desk
from gongkai_office.clock import now, today
from gongkai_office.downloads import attached
from gongkai_office.organs.models import Organ
from gongkai_office.organs.queries import name_on

_LISTED, _FAULTS, _CASES = 50, 100, 50


@desk
@require_http_methods(["GET", "POST"])
def imports(request: HttpRequest) -> HttpResponse:
    """The imports so far, and a form for another file."""
    person = clerk(request)
    organs = organ_choices(person, "case.import")
    if not organs and not organs_where(person, "case.sign", today()).exists():
        raise ForbiddenError("导入台账由登记人办理，您没有这项职责，如需办理，请联系本机关管理员")
    form = UploadForm(request.POST or None, request.FILES or None, organs=organs)
    if organs and form.is_valid():
        done = _uploaded(request, form, person)
        if done:
            return done
    works = _readable(person).select_related("by", "organ")[:_LISTED]
    context = {"form": form if organs else None, "works": works}
    return render(request, "cases/imports.html", context, status=422 if form.errors else 200)


@desk
@require_safe
def import_template(request: HttpRequest) -> HttpResponse:
    """The workbook to fill in."""
    clerk(request)
    return attached(template(), "依申请公开台账导入模板.xlsx")


@desk
@require_safe
def import_page(request: HttpRequest, work: UUID) -> HttpResponse:
    """Where an import stands, and what comes next."""
    return _page(request, _found(clerk(request), work))


@desk
@require_safe
def import_status(request: HttpRequest, work: UUID) -> HttpResponse:
    """The progress alone, for the part of the page that refreshes; when it is over, the whole page comes anew."""
    row = _found(clerk(request), work)
    answer = render(request, "bulk/progress.html", standing(row))
    if row.stage not in BUSY:
        answer["HX-Refresh"] = "true"
    return answer


@desk
@require_POST
def import_columns(request: HttpRequest, work: UUID) -> HttpResponse:
    """What the columns hold, as the clerk looked them over."""
    person = clerk(request)
    row = _own(person, work)
    if row.sealed is None:
        return redirect("cases:import", work=work)
    form = ColumnsForm(request.POST, samples=preview.samples(content_of(row), row.columns), columns=row.columns)
    if form.is_valid():
        with refused_at(form):
            choose_columns(work=work, columns=form.columns, by=person, at=now())
            return redirect("cases:import", work=work)
    return _page(request, row, columns=form, status=422)


@desk
@require_POST
def import_words(request: HttpRequest, work: UUID) -> HttpResponse:
    """What unknown words mean, as the clerk says."""
    person = clerk(request)
    row = _own(person, work)
    with refused_above(request):
        form = MeaningsForm(request.POST, unknown=preview.unknown(row))
        if form.is_valid():
            explain_words(work=work, words=form.meanings, by=person, at=now())
    return redirect("cases:import", work=work)


@desk
@require_POST
def import_order(request: HttpRequest, work: UUID) -> HttpResponse:
    """Import, or give up, what was checked."""
    person = clerk(request)
    _own(person, work)
    act = give_up if request.POST.get("do") == "drop" else have_written
    with refused_above(request):
        act(work=work, by=person, at=now())
    return redirect("cases:import", work=work)


@desk
@require_safe
def import_faults(request: HttpRequest, work: UUID) -> HttpResponse:
    """The file with its faults beside the rows."""
    row = _own(clerk(request), work)
    try:
        found = with_faults(content_of(row), faults_of(row))
    except GongkaiError as error:
        raise Http404(str(error)) from error
    return attached(found, f"检查结果-{row.uploaded_at:%Y%m%d}.xlsx")


@desk
@require_safe
def import_numbers(request: HttpRequest, work: UUID) -> HttpResponse:
    """Old numbers beside new ones."""
    row = _found(clerk(request), work)
    cases = list(row.cases.select_related("request").order_by("row"))
    return attached(numbers(cases), f"编号对照-{row.uploaded_at:%Y%m%d}.xlsx")


@desk
@require_http_methods(["GET", "POST"])
def import_undo(request: HttpRequest, work: UUID) -> HttpResponse:
    """Undo, by somebody else than who imported, with a reason."""
    person = clerk(request)
    row = _found(person, work)
    require(person, "case.sign", row.organ, today())
    form = UndoForm(request.POST or None)
    if form.is_valid():
        try:
            order_undo(work=work, reason=form.cleaned_data["reason"], by=person, at=now())
        except GongkaiError as error:
            form.add_error(None, str(error))
        else:
            return redirect("cases:import", work=work)
    context = {"form": form, "work": row, "own": row.by_id == person.pk, "touched": touched(row).count()}
    return render(request, "cases/import_undo.html", context, status=422 if form.errors else 200)


def _uploaded(request: HttpRequest, form: UploadForm, person: Person) -> HttpResponse | None:
    file = form.cleaned_data["file"]
    try:
        organ = Organ.objects.get(pk=form.cleaned_data["organ"])
        row = upload(organ=organ, data=file.read(), file_name=file.name or "", by=person, at=now())
    except KnownFileError as known:
        messages.warning(request, known.message)
        return redirect("cases:import", work=known.work.pk)
    except ForbiddenError:
        raise
    except GongkaiError as error:
        form.add_error("file", str(error))
        return None
    return redirect("cases:import", work=row.pk)


def _page(
    request: HttpRequest, row: LedgerImport, *, columns: ColumnsForm | None = None, status: int = 200
) -> HttpResponse:
    person = clerk(request)
    own = may(person, "case.import", row.organ, today())
    context: dict[str, object] = {**standing(row), "own": own, "organ": name_on(row.organ, today())}
    match row.stage:
        case ImportStage.MAPPING if own:
            samples = preview.samples(content_of(row), row.columns)
            context["columns"] = columns or ColumnsForm(samples=samples, columns=row.columns)
        case ImportStage.CHECKED if own:
            context |= _checked(row, columns)
        case ImportStage.DONE | ImportStage.UNDONE:
            context["cases"] = row.cases.select_related("request").order_by("row")[:_CASES]
            context["may_undo"] = row.stage == ImportStage.DONE and may(person, "case.sign", row.organ, today())
    return render(request, "cases/import.html", context, status=status)


def _checked(row: LedgerImport, columns: ColumnsForm | None) -> dict[str, object]:
    faults = faults_of(row)
    return {
        "columns": columns or ColumnsForm(samples=preview.samples(content_of(row), row.columns), columns=row.columns),
        "counts": preview.counts(row.summary),
        "faults": faults[:_FAULTS],
        "more": max(row.summary["grave"] + row.summary["odd"] - _FAULTS, 0),
        "words": MeaningsForm(unknown=preview.unknown(row)),
        "shown": preview.shown(row, now()),
    }


def _readable(person: Person) -> QuerySet[LedgerImport]:
    """The imports of the organs where the person may import or undo."""
    organs = Q(organ__in=organs_where(person, "case.import", today())) | Q(
        organ__in=organs_where(person, "case.sign", today())
    )
    return LedgerImport.objects.filter(organs)


def _found(person: Person, work: UUID) -> LedgerImport:
    row = _readable(person).select_related("organ", "by", "progress", "undone_by").filter(pk=work).first()
    if row is None:
        raise Http404
    return row


def _own(person: Person, work: UUID) -> LedgerImport:
    row = _found(person, work)
    require(person, "case.import", row.organ, today())
    return row
