"""Many organs and people from one sheet: template, upload, what it would make, what is wrong, the first passwords."""

from __future__ import annotations

from base64 import b64encode
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.debug import sensitive_variables
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from gongkai.documents.media import Media
from gongkai_office.accounts.guard import clerk, guarded
from gongkai_office.accounts.models import Roster
from gongkai_office.accounts.refusals import refused_above, refused_at
from gongkai_office.administration.forms.rosters import RosterForm
from gongkai_office.administration.rosters import order, preview, sheets
from gongkai_office.administration.rosters.check import check
from gongkai_office.administration.rosters.content import content_of
from gongkai_office.administration.rosters.hand_over import hand_over
from gongkai_office.administration.views.access import reach
from gongkai_office.bulk import BUSY, Stage, standing
from gongkai_office.clock import now, today
from gongkai_office.downloads import attached
from gongkai_office.organs.queries import name_on

_LISTED, _FAULTS, _SHOWN = 20, 100, 100


@guarded("person.manage")
@require_http_methods(["GET", "POST"])
def rosters(request: HttpRequest) -> HttpResponse:
    """How it goes, a form for the file, and what was uploaded before."""
    person = clerk(request)
    form = RosterForm(request.POST or None, request.FILES or None)
    if form.is_valid():
        file = form.cleaned_data["file"]
        with refused_at(form, "file"):
            made = order.upload(data=file.read(), file_name=file.name or "", by=person, at=now())
            return redirect("administration:roster", roster=made.pk)
    context = {"form": form, "works": Roster.objects.filter(by=person)[:_LISTED]}
    return render(request, "administration/rosters.html", context, status=422 if form.errors else 200)


@guarded("person.manage")
@require_safe
def roster_template(request: HttpRequest) -> HttpResponse:
    """The workbook to fill in, with what is there already."""
    return attached(sheets.template(reach(request, "organ.manage"), today()), "机关人员名册.xlsx")


@guarded("person.manage")
@require_safe
def roster(request: HttpRequest, roster: UUID) -> HttpResponse:
    """Where a roster stands, and what comes next."""
    row = _own(request, roster)
    context: dict[str, object] = {**standing(row), "counts": preview.counts(row.summary)}
    if row.stage == Stage.CHECKED:
        plan = check(content_of(row), by=clerk(request), on=today())
        faults = sorted(plan.faults, key=lambda one: (not one.grave, one.sheet, one.row))
        context |= {
            "plan": plan,
            "counts": preview.counts(plan.made),
            "same": sum(plan.same.values()),
            "faults": faults[:_FAULTS],
            "more": max(len(faults) - _FAULTS, 0),
            "organs": preview.organs(plan, _SHOWN),
            "people": preview.people(plan, _SHOWN),
            "useful": any(plan.made.values()),
        }
    return render(request, "administration/roster.html", context)


@guarded("person.manage")
@require_safe
def roster_status(request: HttpRequest, roster: UUID) -> HttpResponse:
    """The progress alone, for the part of the page that refreshes; when it is over, the whole page comes anew."""
    row = _own(request, roster)
    answer = render(request, "bulk/progress.html", standing(row))
    if row.stage not in BUSY:
        answer["HX-Refresh"] = "true"
    return answer


@guarded("person.manage")
@require_POST
def roster_order(request: HttpRequest, roster: UUID) -> HttpResponse:
    """Make, or give up, what was checked."""
    row = _own(request, roster)
    act = order.drop if request.POST.get("do") == "drop" else order.order
    with refused_above(request):
        act(roster=row.pk, by=clerk(request), at=now())
    return redirect("administration:roster", roster=roster)


@guarded("person.manage")
@require_safe
def roster_faults(request: HttpRequest, roster: UUID) -> HttpResponse:
    """The rows with their faults beside them."""
    row = _own(request, roster)
    if row.stage != Stage.CHECKED:
        raise Http404
    content = content_of(row)
    plan = check(content, by=clerk(request), on=today())
    return attached(sheets.with_faults(content, plan.faults), f"检查结果-{row.uploaded_at:%Y%m%d}.xlsx")


@guarded("person.manage")
@sensitive_variables("slips", "file")
@require_POST
def roster_passwords(request: HttpRequest, roster: UUID) -> HttpResponse:
    """The first passwords, once: as slips to print, and in the same answer as a workbook to keep."""
    row = _own(request, roster)
    with refused_above(request):
        slips = hand_over(roster=row.pk, by=clerk(request), at=now())
        file = f"data:{Media.XLSX.media_type};base64,{b64encode(sheets.passwords(slips)).decode()}"
        context = {"work": row, "slips": slips, "file": file, "organ": name_on(row.organ, today()).name}
        return render(request, "administration/passwords.html", context)
    return redirect("administration:roster", roster=roster)


def _own(request: HttpRequest, roster: UUID) -> Roster:
    """A roster of whoever asks. Raises Http404 for any other, as for one that does not exist."""
    rows = Roster.objects.filter(by=clerk(request)).select_related("organ", "by", "progress")
    row = rows.filter(pk=roster).first()
    if row is None:
        raise Http404
    return row
