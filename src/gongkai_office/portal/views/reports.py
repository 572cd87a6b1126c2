"""The column 政府信息公开年报: an organ's published reports by year, each to read and to take along."""

from __future__ import annotations

from dataclasses import replace

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import conditional_page, require_safe

from gongkai.annual.record import AnnualReport
from gongkai.annual.website.record import WebsiteForm
from gongkai.documents.writers import write
from gongkai.documents.writers.official import compose
from gongkai.documents.writers.website import compose_website, write_website
from gongkai_office.downloads import attached
from gongkai_office.portal.information import REPORTS, Place
from gongkai_office.portal.views.pages import page, placed
from gongkai_office.reporting.models import Report
from gongkai_office.reporting.queries.public import public_report, public_reports, shown
from gongkai_office.reporting.queries.reports import record_of, website_of

FILES = {"pdf": "PDF", "docx": "Word", "xlsx": "Excel", "html": "网页", "json": "JSON"}


@require_safe
@conditional_page
def reports(request: HttpRequest, code: str) -> HttpResponse:
    """The years."""
    where = placed(code)
    return page(
        request,
        "portal/information/reports.html",
        REPORTS,
        {"place": where, "reports": shown(public_reports(where.organ)[:50])},
    )


@require_safe
@conditional_page
def report(request: HttpRequest, code: str, year: int) -> HttpResponse:
    """The report of an organ with all below it; its own where it publishes no other."""
    return _page(request, placed(code), year, own=False)


@require_safe
@conditional_page
def own_report(request: HttpRequest, code: str, year: int) -> HttpResponse:
    """The report of the organ itself, without those below it."""
    return _page(request, placed(code), year, own=True)


@require_safe
def download(request: HttpRequest, code: str, year: int, container: str) -> HttpResponse:  # noqa: ARG001  a view's
    """One report as a file."""
    return _file(placed(code), year, container, own=False)


@require_safe
def own_file(request: HttpRequest, code: str, year: int, container: str) -> HttpResponse:  # noqa: ARG001  a view's
    """The report of the organ itself as a file."""
    return _file(placed(code), year, container, own=True)


def _page(request: HttpRequest, where: Place, year: int, *, own: bool) -> HttpResponse:
    """One report in its official layout, with every correction since, and a way to the other of the year."""
    (one,) = shown([_report(where, year, own=own)])
    others = shown(public_reports(where.organ).filter(year=year).exclude(pk=one.report.pk))
    facts = {
        "place": where,
        "row": one.report,
        "one": one,
        "others": others,
        "official": compose(_public(one.report)),
        "notices": list(one.report.notices.all()),
        "files": list(FILES.items()),
    }
    named = replace(REPORTS, description=f"{where.name}{year}年政府信息公开工作年度报告")
    return page(request, "portal/information/report.html", named, facts)


def _file(where: Place, year: int, container: str, *, own: bool) -> HttpResponse:
    if container not in FILES:
        raise Http404
    record = _public(_report(where, year, own=own))
    return attached(write(record, container), f"{record.title}{'（仅本机关）' if own else ''}.{container}")


@require_safe
@conditional_page
def website(request: HttpRequest, code: str, year: int) -> HttpResponse:
    """The yearly form of the organ's website, as it was published with the report."""
    where = placed(code)
    row = _report(where, year)
    facts = {
        "place": where,
        "row": row,
        "official": compose_website(_form(row)),
        "files": list(FILES.items()),
    }
    named = replace(REPORTS, description=f"{where.name}{year}年政府网站工作年度报表")
    return page(request, "portal/information/website.html", named, facts)


@require_safe
def website_file(request: HttpRequest, code: str, year: int, container: str) -> HttpResponse:  # noqa: ARG001  a view's
    """The yearly form as a file."""
    if container not in FILES:
        raise Http404
    form = _form(_report(placed(code), year))
    return attached(write_website(form, container), f"{form.title}.{container}")


def _form(row: Report) -> WebsiteForm:
    form = website_of(row)
    if form is None:
        raise Http404
    return form


def _report(where: Place, year: int, *, own: bool = False) -> Report:
    row = public_report(where.organ, year, own=own)
    if row is None:
        raise Http404
    return row


def _public(row: Report) -> AnnualReport:
    """The report without what the house noted while it made it."""
    return replace(record_of(row), findings=(), notes=())
