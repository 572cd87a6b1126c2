"""The report as it was sent up, whole and in the official layout; and the sheet of the check that goes with it."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from gongkai.annual.verdict import verdict
from gongkai.cli.judging import Judged
from gongkai.cli.sheet.page import page as check_sheet
from gongkai.documents.writers.official import compose
from gongkai.documents.writers.website import compose_website
from gongkai_office.downloads import attached
from gongkai_office.reporting.models import Report
from gongkai_office.reporting.queries.reports import record_of, reports, website_of
from gongkai_office.reporting.views.access import Asked, asked, officers


@officers
@require_safe
def signed(request: HttpRequest, code: str, year: int) -> HttpResponse:
    """The report as a page."""
    given = asked(request, code, year)
    row = _row(given)
    context = {
        "given": given,
        "account": given.account,
        "row": row,
        "official": compose(record_of(row)),
        "website": compose_website(form) if (form := website_of(row)) else None,
        "links": {"way": given.link("way")},
    }
    return render(request, "reporting/signed.html", context)


@officers
@require_safe
def sheet(request: HttpRequest, code: str, year: int) -> HttpResponse:
    """The check sheet of the report, as a file to keep beside it."""
    given = asked(request, code, year)
    report = record_of(_row(given))
    name = f"{report.organ}{year}年政府信息公开工作年度报告"
    judged = Judged(file=name, report=report, findings=report.findings, verdict=verdict(report, report.findings))
    return attached(check_sheet([judged]), f"{name}核对单.html")


def _row(given: Asked) -> Report:
    row = reports(given.account).first()
    if row is None:
        raise Http404
    return row
