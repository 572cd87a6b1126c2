"""The report of an organ that keeps its books elsewhere: the file taken, looked at, handed in."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from gongkai.documents.media import Media
from gongkai.documents.pictures import page_picture
from gongkai.documents.readers import read_bytes
from gongkai.errors import GongkaiError
from gongkai_office.clock import now, today
from gongkai_office.files.examining import Examined
from gongkai_office.files.reading import content
from gongkai_office.files.serving import download
from gongkai_office.reporting.commands.outside.submit import submit
from gongkai_office.reporting.commands.outside.take import take
from gongkai_office.reporting.commands.reports.hand_in import publish_report
from gongkai_office.reporting.desk.outside import next_open, outside_page
from gongkai_office.reporting.forms import ReportFileForm
from gongkai_office.reporting.models import HandIn
from gongkai_office.reporting.policies import may_hand_in
from gongkai_office.reporting.queries.deadlines import due_of
from gongkai_office.reporting.queries.outside import hand_ins
from gongkai_office.reporting.views.access import Asked, handing, officers


@officers
@require_http_methods(["GET", "HEAD", "POST"])
def outside(request: HttpRequest, code: str, year: int) -> HttpResponse:
    """Where the file stands. POST takes a new one and leads to its first cell."""
    given = handing(request, code, year)
    if request.method != "POST":
        return page(request, given)
    form = ReportFileForm(request.POST, request.FILES, label=_label(given))
    if not form.is_valid():
        return page(request, given, form=form)
    file: Examined = form.cleaned_data["file"][0]
    try:
        read = read_bytes(file.content, file.name)
        made = take(one=given.account, file=file, read=read, by=given.person, at=now())
    except GongkaiError as error:
        return page(request, given, trouble=error.message)
    messages.success(request, f"已经收下第 {made.number} 份文件，请逐格核对")
    return redirect(given.link("outside"))


@officers
@require_POST
def hand_over(request: HttpRequest, code: str, year: int) -> HttpResponse:
    """Hand the confirmed report in; open it to the public once it was accepted."""
    given = handing(request, code, year)
    row = newest(given)
    try:
        if "publish" in request.POST and row.report:
            publish_report(report=row.report.pk, by=given.person, at=now())
            done = "已经公开，公众现在可以在年报栏目看到"
        else:
            submit(hand_in=row.pk, by=given.person, at=now())
            done = "已经报送主管部门，数字计入汇总"
    except GongkaiError as error:
        return page(request, given, trouble=error.message)
    messages.success(request, done)
    return redirect(given.link("outside"))


@officers
@require_safe
def original(request: HttpRequest, code: str, year: int) -> HttpResponse:
    """The file as it was handed in."""
    return download(newest(handing(request, code, year)).file)


@cache_control(private=True, max_age=600)
@officers
@require_safe
def picture(request: HttpRequest, code: str, year: int, number: int) -> HttpResponse:
    """A page of a PDF as a picture."""
    file = newest(handing(request, code, year)).file
    if file.media is not Media.PDF:
        raise Http404
    try:
        return HttpResponse(page_picture(content(file), file.name, number), content_type="image/png")
    except GongkaiError as error:
        raise Http404(error.message) from error


def newest(given: Asked) -> HandIn:
    """The file that holds. Raises Http404 where none was handed in."""
    row = hand_ins(given.account.organ, given.account.year).first()
    if row is None:
        raise Http404
    return row


def page(request: HttpRequest, given: Asked, *, form: ReportFileForm | None = None, trouble: str = "") -> HttpResponse:
    """The page of the file."""
    one, rows = given.account, list(hand_ins(given.account.organ, given.account.year))
    found = outside_page(rows[0], lambda address: given.link("outside_cell", cell=address)) if rows else None
    mine = may_hand_in(given.person, one.organ, today())
    editable = found is not None and found.checking.editable
    context = {
        "given": given,
        "account": one,
        "page": found,
        "row": rows[0] if rows else None,
        "earlier": rows[1:],
        "form": form or ReportFileForm(label=_label(given)),
        "mine": mine,
        "editable": editable,
        "due": due_of(one.organ, one.year),
        "first": next_open(found.checking) if found else "",
        "may_read": given.may("report.read"),
        "links": {name: given.link(name) for name in _LINKS},
        "trouble": trouble,
    }
    return render(request, "reporting/outside.html", context, status=422 if trouble or (form and form.errors) else 200)


_LINKS = ("outside", "outside_original", "outside_cell", "outside_table", "outside_submit", "way", "signed")


def _label(given: Asked) -> str:
    return f"{given.account.name}{given.account.year}年公布的年度报告"
