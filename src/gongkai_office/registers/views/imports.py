"""Bring an Excel ledger in: template, upload, columns and errors, confirmation, taking back."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.core.files.uploadedfile import UploadedFile
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from gongkai_office.accounts.guard import clerk, guarded, organ_choices, organ_of
from gongkai_office.accounts.models import Person
from gongkai_office.accounts.policies import organs_where, require
from gongkai_office.accounts.refusals import refused_at
from gongkai_office.clock import now, today
from gongkai_office.downloads import attached
from gongkai_office.organs.queries import name_on
from gongkai_office.registers.commands import settle
from gongkai_office.registers.commands.upload import upload as take_in
from gongkai_office.registers.desk import workbooks
from gongkai_office.registers.forms.items import ReasonForm
from gongkai_office.registers.forms.lists import ColumnsForm, UploadForm
from gongkai_office.registers.importing import MOST_BYTES, check, missing, open_sheet
from gongkai_office.registers.kinds import Kind, RegisterError
from gongkai_office.registers.models import Batch, Stage
from gongkai_office.registers.particulars import PARTICULARS

_SHOWN = 50


@guarded("register.enter")
@require_safe
def template(request: HttpRequest, kind: Kind) -> HttpResponse:
    """An empty ledger to fill in."""
    clerk(request)
    return attached(workbooks.template(kind), f"{kind.label}登记导入模板.xlsx")


@guarded("register.enter")
@require_http_methods(["GET", "POST"])
def upload(request: HttpRequest, kind: Kind) -> HttpResponse:
    """Take a file in and lead to what it would bring."""
    person = clerk(request)
    organs = organ_choices(person, "register.enter")
    form = UploadForm(request.POST or None, request.FILES or None, organs=organs)
    if form.is_valid():
        with refused_at(form, "file"):
            batch = _taken_in(person, kind, form)
            return redirect("registers:batch", batch=batch.pk)
    earlier = Batch.objects.filter(organ__in=[key for key, _ in organs], kind=kind).exclude(stage=Stage.DROPPED)
    context = {
        "form": form,
        "kind": kind,
        "earlier": earlier.select_related("by")[:10],
        "particulars": PARTICULARS[kind],
    }
    return render(request, "registers/upload.html", context, status=422 if form.errors else 200)


@guarded("register.enter")
@require_http_methods(["GET", "POST"])
def batch(request: HttpRequest, batch: UUID) -> HttpResponse:
    """What a file would bring: columns, counts, every wrong row; set the columns anew, confirm, drop."""
    person, row = clerk(request), _reachable(clerk(request), batch)
    kind, trouble = Kind(row.kind), ""
    form = _columns(request, row)
    try:
        if request.POST.get("do") == "confirm":
            done = settle.confirm(batch=row.pk, by=person, at=now())
            messages.success(request, f"已导入 {done.count} 条")
            return redirect("registers:batch", batch=row.pk)
        if request.POST.get("do") == "drop":
            settle.drop(batch=row.pk, by=person, at=now())
            messages.info(request, "已放弃这次导入，没有登记任何一条")
            return redirect("registers:upload", kind=kind)
        if request.method == "POST" and form.is_valid():
            settle.set_columns(batch=row.pk, mapping=form.mapping, unit=form.unit, by=person, at=now())
            return redirect("registers:batch", batch=row.pk)
    except RegisterError as error:
        trouble = str(error)
    checked = check(row, today()) if row.stage == Stage.CHECKING else []
    wrong = [one for one in checked if one.problems]
    labels = {one.key: one.label for one in PARTICULARS[kind]}
    return render(
        request,
        "registers/batch.html",
        {"batch": row, "kind": kind, "organ": name_on(row.organ, today()).name, "form": form, "trouble": trouble,
         "stages": Stage, "good": len(checked) - len(wrong), "wrong": len(wrong), "lacking": missing(kind, row.mapping),
         "shown": [(one, [(labels.get(p.key, ""), p.message) for p in one.problems]) for one in wrong[:_SHOWN]],
         "items": row.items.order_by("year", "serial")[:_SHOWN] if row.stage != Stage.CHECKING else []},
        status=422 if trouble or form.errors else 200,
    )  # fmt: skip


@guarded("register.enter")
@require_safe
def errors(request: HttpRequest, batch: UUID) -> HttpResponse:
    """The wrong rows as Excel, with what is wrong beside each."""
    row = _reachable(clerk(request), batch)
    if row.stage != Stage.CHECKING:
        raise Http404
    return attached(workbooks.errors(row, check(row, today())), "需要改正的行.xlsx")


@guarded("register.correct")
@require_http_methods(["GET", "POST"])
def undo(request: HttpRequest, batch: UUID) -> HttpResponse:
    """Ask for the reason, then take a whole import back."""
    person, row, form = clerk(request), _reachable(clerk(request), batch), ReasonForm(request.POST or None)
    require(person, "register.correct", row.organ, today())
    if form.is_valid():
        with refused_at(form):
            settle.undo(batch=row.pk, reason=form.cleaned_data["reason"], by=person, at=now())
            messages.success(request, f"已撤回 {row.count} 条，编号保留，不再计入年报")
            return redirect("registers:batch", batch=row.pk)
    context = {"form": form, "batch": row, "kind": Kind(row.kind)}
    return render(request, "registers/undo.html", context, status=422 if form.errors else 200)


def _taken_in(person: Person, kind: Kind, form: UploadForm) -> Batch:
    file = form.cleaned_data["file"]
    assert isinstance(file, UploadedFile)  # noqa: S101  Django's own
    if (file.size or 0) > MOST_BYTES:
        raise RegisterError(f"文件超过 {MOST_BYTES // 1_000_000} MB，请分成几个文件导入")
    organ = organ_of(person, "register.enter", form.cleaned_data["organ"])
    data, name = file.read(), file.name or ""
    sheet = open_sheet(data, name, kind)
    return take_in(organ=organ, kind=kind, data=data, name=name, sheet=sheet, by=person, at=now())


def _columns(request: HttpRequest, row: Batch) -> ColumnsForm:
    given = request.POST if request.POST.get("do") == "columns" else None
    return ColumnsForm(given, kind=Kind(row.kind), header=row.header, mapping=row.mapping, unit=row.unit)


def _reachable(person: Person, batch: UUID) -> Batch:
    """An import of an organ whose register the person keeps. Raises Http404 for any other."""
    organs = organs_where(person, "register.enter", today())
    row = Batch.objects.filter(pk=batch, organ__in=organs).select_related("organ", "by").first()
    if row is None:
        raise Http404
    return row
