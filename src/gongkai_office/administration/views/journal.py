"""The auditor's pages: lines of the journal, the seals of its days, exports."""

from __future__ import annotations

from datetime import date, timedelta
from io import BytesIO
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_POST, require_safe

from gongkai.errors import GongkaiError
from gongkai_office.accounts.guard import clerk, guarded
from gongkai_office.administration.commands.export_journal import export_journal
from gongkai_office.administration.forms.journal import JournalFilter
from gongkai_office.administration.queries.journal import lines, told
from gongkai_office.administration.sheet import workbook
from gongkai_office.administration.views.access import reach
from gongkai_office.cases.commands.rotate_keys import INSTALLATION
from gongkai_office.clock import now, today
from gongkai_office.downloads import attached
from gongkai_office.journal.export import export
from gongkai_office.journal.models import Line
from gongkai_office.journal.verify import day_states
from gongkai_office.organs.models import Organ
from gongkai_office.organs.queries import names_on
from gongkai_office.paging import Page, paged

_READ = "journal.read"
_MOST, _LINES = 50_000, 100


@guarded(_READ)
@require_safe
def journal(request: HttpRequest) -> HttpResponse:
    """The lines of the organs within reach, narrowed, the newest first."""
    form, on, trouble = _form(request), today(), ""
    found: Page[Line] = Page((), "")
    try:
        rows = lines(_mine(request), form.narrowed())
        found = paged(rows, "-at", "-pk", after=request.GET.get("after", ""), size=_LINES)
    except GongkaiError as refused:
        trouble = refused.message
    kept = request.GET.copy()
    kept.pop("after", None)
    return render(
        request,
        "administration/journal.html",
        {"form": form, "lines": list(told(found.rows, on)), "after": found.after, "kept": kept.urlencode(),
         "trouble": trouble, "narrowed": any(kept.values()), "whole": _reads_everything(request)},
    )  # fmt: skip


@guarded(_READ)
@require_safe
def days(request: HttpRequest) -> HttpResponse:
    """The days of a month: how many lines, whether sealed, whether the seal still fits."""
    first = _month(request.GET.get("month", ""))
    following = (first + timedelta(days=32)).replace(day=1)
    mine = _mine(request)
    states = sorted(day_states(mine, first, following - timedelta(1)), key=lambda one: one.day, reverse=True)
    names = names_on(Organ.objects.filter(pk__in={one.organ for one in states}), today())
    return render(
        request,
        "administration/days.html",
        {
            "states": [(one, names.get(one.organ, "整个系统")) for one in states],
            "wrong": sum(bool(one.wrong) for one in states),
            "sealed": sum(one.sealed for one in states),
            "month": first,
            "before": first - timedelta(1),
            "following": following if following <= today() else None,
        },
    )


@guarded(_READ)
@require_POST
def export_lines(request: HttpRequest) -> HttpResponse:
    """The narrowed lines as Excel; the export itself is journalled."""
    form = JournalFilter(request.POST, organs=reach(request, _READ), on=today())
    found = list(lines(_mine(request), form.narrowed())[:_MOST])
    _note(request, len(found), whole=False)
    title = f"操作日志（{today().isoformat()} 导出，共 {len(found)} 行）"
    return attached(workbook(told(found, today()), title=title), f"操作日志-{today().isoformat()}.xlsx")


@guarded(_READ)
@require_POST
def export_whole(request: HttpRequest) -> HttpResponse:
    """The whole journal with its seals, to be verified by a program of its own; for whoever reads all of it."""
    if not _reads_everything(request):
        raise PermissionDenied("可独立核验的完整日志包含全部机关，请由审计全部机关的审计人导出")
    kept = BytesIO()
    number, _ = export(kept)
    _note(request, number, whole=True)
    return attached(kept.getvalue(), f"操作日志-{today().isoformat()}.jsonl")


def _form(request: HttpRequest) -> JournalFilter:
    return JournalFilter(request.GET, organs=reach(request, _READ), on=today())


def _mine(request: HttpRequest) -> list[UUID]:
    """The organs whose lines may be read; the installation's own only by whoever reads everything."""
    organs = list(reach(request, _READ).values_list("pk", flat=True))
    return [*organs, INSTALLATION] if _reads_everything(request) else organs


def _reads_everything(request: HttpRequest) -> bool:
    return not Organ.objects.filter(~Q(pk__in=reach(request, _READ).values("pk"))).exists()


def _note(request: HttpRequest, number: int, *, whole: bool) -> None:
    highest = reach(request, _READ).order_by("path")[:1].get()
    export_journal(organ=highest, number=number, whole=whole, by=clerk(request), at=now())


def _month(given: str) -> date:
    """The first day of a month written 2024-03; this month for anything else."""
    try:
        return date.fromisoformat(f"{given}-01")
    except ValueError:
        return today().replace(day=1)
