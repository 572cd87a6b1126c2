"""The books of a year: opened, checked, closed, corrected; rules set aside."""

from __future__ import annotations

from collections.abc import Callable
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from gongkai.errors import GongkaiError
from gongkai_office.cases.commands.permit import permit
from gongkai_office.clock import now, today
from gongkai_office.reporting.accounts import account
from gongkai_office.reporting.commands.close_year import close_year
from gongkai_office.reporting.commands.correct_report import correct_report
from gongkai_office.reporting.commands.declare_none import declare_none, take_back
from gongkai_office.reporting.commands.open_year import OpeningError, open_year
from gongkai_office.reporting.commands.waive import end_waiver, waive
from gongkai_office.reporting.desk.books import books_page
from gongkai_office.reporting.forms import AmendmentForm, ReasonForm, WaiverForm
from gongkai_office.reporting.models import Waiver
from gongkai_office.reporting.queries.children import units
from gongkai_office.reporting.views.access import Asked, asked, officers
from gongkai_office.reporting.views.tabs import tabs


@officers
@require_safe
def books(request: HttpRequest, code: str, year: int) -> HttpResponse:
    """Where the books of a year stand, and what can be done now."""
    return _page(request, asked(request, code, year))


@officers
@require_POST
def act(request: HttpRequest, code: str, year: int, verb: str) -> HttpResponse:
    """One verb of the books; back to the page with what came of it."""
    given, done = asked(request, code, year), _VERBS.get(verb)
    if done is None or given.day:
        raise Http404
    try:
        messages.success(request, done(request, given))
    except OpeningError as error:
        return _page(request, given, trouble=error.message, details=error.differences)
    except GongkaiError as error:
        return _page(request, given, trouble=error.message)
    return redirect(given.link("books"))


def _page(request: HttpRequest, given: Asked, *, trouble: str = "", details: tuple[str, ...] = ()) -> HttpResponse:
    page = books_page(given.account, today())
    return render(
        request,
        "reporting/books.html",
        {
            "given": given,
            "tabs": tabs(given, "books"),
            "account": given.account,
            "page": page,
            "links": _links(given),
            "whole": bool(units(account(given.account.organ, given.account.year))),
            "trouble": trouble,
            "details": details,
            "amendment": AmendmentForm(label_suffix=""),
            "reason": ReasonForm(label_suffix=""),
            "may": {name: given.may(right) and given.day is None for name, right in _RIGHTS.items()},
            "before": given.account.year - 1,
        },
        status=422 if trouble else 200,
    )


def _links(given: Asked) -> dict[str, str]:
    """The ways from a page of the books."""
    year = given.account.year
    pages = {name: given.link(name) for name in ("report", "books", "last_year", "units")}
    pages |= {"own": given.link("books", own=True), "all": given.link("books", own=False)}
    pages |= {"earlier": given.link("books", year=year - 1)}
    pages |= {"later": given.link("books", year=year + 1) if year < today().year else ""}
    return pages | {verb.replace("-", "_"): given.link("act", verb) for verb in _VERBS}


_RIGHTS = {"prepare": "report.prepare", "close": "report.close", "amend": "case.amend", "waive": "report.waive"}


def _open(_request: HttpRequest, given: Asked) -> str:
    open_year(one=given.account, by=given.person, at=now())
    return f"{given.account.year} 年度已经建账"


def _close(request: HttpRequest, given: Asked) -> str:
    made = close_year(one=given.account, by=given.person, at=now(), reason=request.POST.get("reason", ""))
    return f"{made.year} 年度已经交账，数据已经封存"


def _correct(request: HttpRequest, given: Asked) -> str:
    made = correct_report(one=given.account, by=given.person, at=now(), reason=request.POST.get("reason", ""))
    return f"已经封存更正后的第 {made.number} 版，此前各版照旧保留"


def _declare(request: HttpRequest, given: Asked) -> str:
    """One row or several at once; what was declared up to the first that cannot be, stands."""
    subjects = request.POST.getlist("subject")
    if not subjects:
        raise GongkaiError("请勾选确实没有的事项")
    made = [declare_none(one=given.account, subject=one, by=given.person, at=now()) for one in subjects]
    return f"已经声明 {len(made)} 项没有，截至 {made[-1].through.isoformat()}，姓名和时间记录在案"


def _take_back(request: HttpRequest, given: Asked) -> str:
    take_back(one=given.account, subject=request.POST.get("subject", ""), by=given.person, at=now())
    return "零报告已经撤回"


def _permit(request: HttpRequest, given: Asked) -> str:
    form = AmendmentForm(request.POST)
    if not form.is_valid():
        raise GongkaiError("请写明更正的理由")
    permit(
        organ=given.account.organ,
        year=given.account.year,
        number=form.cleaned_data["number"],
        reason=form.cleaned_data["reason"],
        by=given.person,
        at=now(),
    )
    return "已经批准一次更正，请登记人或者经办人现在登记"


def _waive(request: HttpRequest, given: Asked) -> str:
    form = WaiverForm(request.POST)
    if not form.is_valid():
        raise GongkaiError("请写明豁免的理由")
    rule, cells = form.cleaned_data["rule"], form.cleaned_data["cells"].split()
    waive(one=given.account, rule=rule, cells=cells, reason=form.cleaned_data["reason"], by=given.person, at=now())
    return f"规则 {rule} 已经豁免，姓名和理由记录在案"


def _end_waiver(request: HttpRequest, given: Asked) -> str:
    try:
        ended = end_waiver(one=given.account, waiver=UUID(request.POST.get("waiver", "")), by=given.person, at=now())
    except (ValueError, Waiver.DoesNotExist):
        raise GongkaiError("这项豁免已经撤回") from None
    return f"规则 {ended.rule} 的豁免已经撤回"


_VERBS: dict[str, Callable[[HttpRequest, Asked], str]] = {
    "open": _open,
    "close": _close,
    "correct": _correct,
    "declare": _declare,
    "take-back": _take_back,
    "permit": _permit,
    "waive": _waive,
    "end-waiver": _end_waiver,
}
