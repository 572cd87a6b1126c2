"""The deadline board: who has handed in, who is late, whose figures do not balance."""

from __future__ import annotations

from datetime import date

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST, require_safe

from gongkai.errors import GongkaiError
from gongkai_office.accounts.guard import clerk, guarded
from gongkai_office.accounts.policies import organs_where
from gongkai_office.clock import now, today
from gongkai_office.organs.models import Organ
from gongkai_office.reporting.accounts import account
from gongkai_office.reporting.commands.reports.deadline import remind, set_due
from gongkai_office.reporting.queries.deadlines import board as standings
from gongkai_office.reporting.views.access import officers


@officers
@require_safe
def board(request: HttpRequest, year: int) -> HttpResponse:
    """Every organ the reader oversees, with its day and its stage."""
    return _page(request, year)


@guarded("report.receive")
@require_POST
def due(request: HttpRequest, year: int) -> HttpResponse:
    """Set the day of a region."""
    try:
        organ, day = _organ(request), date.fromisoformat(request.POST.get("due", ""))
        set_due(organ=organ, year=year, due=day, by=clerk(request), at=now())
    except ValueError:
        return _page(request, year, trouble="请填写报送期限")
    except GongkaiError as error:
        return _page(request, year, trouble=error.message)
    messages.success(request, f"报送期限定为 {day.isoformat()}，所属各机关看到的就是这一天")
    return redirect("reporting:board", year)


@guarded("report.receive")
@require_POST
def urge(request: HttpRequest, year: int) -> HttpResponse:
    """Remind every organ that is not in yet."""
    person, sent = clerk(request), 0
    for one in standings(person, year, today()):
        if not one.handed_in and str(one.organ.pk) in request.POST.getlist("organ"):
            words = f"请在 {one.due.isoformat()} 前报送 {year} 年度报告"
            remind(one=account(one.organ, year), words=words, by=person, at=now())
            sent += 1
    messages.success(request, f"已经催报 {sent} 个机关" if sent else "没有选中还没有报送的机关")
    return redirect("reporting:board", year)


def _organ(request: HttpRequest) -> Organ:
    rows = organs_where(clerk(request), "report.receive", today())
    return get_object_or_404(rows, code=request.POST.get("code", ""))


def _page(request: HttpRequest, year: int, *, trouble: str = "") -> HttpResponse:
    person, on = clerk(request), today()
    lines = standings(person, year, on)
    regions = list(organs_where(person, "report.receive", on).order_by("path")[:1])
    context = {
        "year": year,
        "lines": lines,
        "missing": sum(not one.handed_in for one in lines),
        "late": sum(one.late for one in lines),
        "unbalanced": sum(one.unbalanced for one in lines),
        "region": regions[0] if regions else None,
        "last": year - 1,
        "next": year + 1 if year + 1 < on.year else None,
        "trouble": trouble,
    }
    return render(request, "reporting/board.html", context, status=422 if trouble else 200)
