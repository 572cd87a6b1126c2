"""The annual report of an organ and year, live all year; and as a file."""

from __future__ import annotations

from dataclasses import replace

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from gongkai.annual.record import Verdict
from gongkai.documents.writers import CONTAINERS, write
from gongkai_office.clock import today
from gongkai_office.downloads import attached
from gongkai_office.reporting.accounts import account
from gongkai_office.reporting.composition import organs_of
from gongkai_office.reporting.desk.sheet import notes, sheets
from gongkai_office.reporting.queries.children import units
from gongkai_office.reporting.queries.compute import compute
from gongkai_office.reporting.queries.drift import differing
from gongkai_office.reporting.queries.frozen import report_of, versions
from gongkai_office.reporting.views.access import Asked, asked, officers
from gongkai_office.reporting.views.tabs import tabs

_VERDICTS = {
    Verdict.BALANCED: ("done", "勾稽平衡"),
    Verdict.UNBALANCED: ("late", "勾稽不平"),
    Verdict.INCOMPLETE: ("soon", "数据不全"),
    Verdict.UNREADABLE: ("late", "没有数据"),
}
FILES = (("docx", "Word"), ("pdf", "PDF"), ("xlsx", "Excel"), ("html", "网页"), ("json", "JSON"))


@officers
@require_safe
def report(request: HttpRequest, code: str, year: int) -> HttpResponse:
    """The three tables, what the rules find beside them, where the year stands."""
    given = asked(request, code, year)
    computed = compute(given.account)
    told = notes(computed.report)
    frozen = versions(given.account).first()
    grade, verdict = _VERDICTS[computed.verdict]
    return render(
        request,
        "reporting/report.html",
        {
            "given": given,
            "tabs": tabs(given, "report"),
            "account": given.account,
            "report": computed.report,
            "whole": bool(units(account(given.account.organ, year))),
            "organs": len(organs_of(given.account)),
            "notes": told,
            "tables": sheets(computed, told, lambda address: given.link("cell", address)),
            "typed": len(computed.typed),
            "verdict": verdict,
            "grade": grade,
            "frozen": frozen,
            "moved": len(differing(report_of(frozen), computed.report)) if frozen else 0,
            "files": [(given.link("file", kind), name) for kind, name in FILES],
            "links": _links(given),
            "may_waive": given.may("report.waive") and given.day is None,
            "today": today(),
        },
    )


@officers
@require_safe
def file(request: HttpRequest, code: str, year: int, container: str) -> HttpResponse:
    """The report as a file in the official layout."""
    if container not in CONTAINERS:
        raise Http404
    given = asked(request, code, year)
    written = write(compute(given.account).report, container)
    closed = versions(given.account).exists()
    name = f"{given.account.name}{year}年政府信息公开工作年度报告{'' if closed else '（未交账）'}.{container}"
    return attached(written, name)


def _links(given: Asked) -> dict[str, str]:
    """The ways from this page to its neighbours; no way to years that are not there."""
    year = given.account.year
    return {
        "own": given.link("report", own=True),
        "all": given.link("report", own=False),
        "earlier": given.link("report", year=year - 1),
        "later": given.link("report", year=year + 1) if year < today().year else "",
        "books": given.link("books"),
        "declare": f"{given.link('books', own=True)}#grounds",
        "waive": given.link("act", "waive"),
        "now": replace(given, day=None).link("report"),
        "here": given.link("report"),
    }
