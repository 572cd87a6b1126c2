"""The roll-up of a region: its units, its working, what is declared by name."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from gongkai.cases.entries import Applicant
from gongkai.errors import GongkaiError
from gongkai_office.clock import now, today
from gongkai_office.downloads import attached
from gongkai_office.organs.models import Organ
from gongkai_office.reporting.accounts import account
from gongkai_office.reporting.commands.export_listing import export_listing
from gongkai_office.reporting.commands.rollup.absent import agree_absent, declare_absent, end_absent
from gongkai_office.reporting.commands.rollup.declare import Twice, declare, take_back
from gongkai_office.reporting.commands.rollup.put_in import leave_out, put_in
from gongkai_office.reporting.desk.units import UnitsPage, units_page
from gongkai_office.reporting.desk.units_workbook import units_workbook
from gongkai_office.reporting.forms import DuplicateForm
from gongkai_office.reporting.models import Absence, Duplicate, Inclusion
from gongkai_office.reporting.views.access import Asked, asked, officers
from gongkai_office.reporting.views.tabs import tabs


@officers
@require_safe
def units(request: HttpRequest, code: str, year: int) -> HttpResponse:
    """The page."""
    return _page(request, _whole(request, code, year))


@officers
@require_safe
def export(request: HttpRequest, code: str, year: int) -> HttpResponse:
    """The roll-up as Excel, cell by cell; journalled."""
    given = _whole(request, code, year)
    found = units_page(given.account, given.person, today())
    export_listing(one=given.account, address="units", rows=len(found.units), by=given.person, at=now())
    return attached(units_workbook(found), f"{given.account.name}{year}年汇总.xlsx")


@officers
@require_POST
def act(request: HttpRequest, code: str, year: int, verb: str) -> HttpResponse:
    """One declaration; back to the page with what came of it."""
    given, done = _whole(request, code, year), _VERBS.get(verb)
    if done is None or given.day:
        raise Http404
    form = _form(given, units_page(given.account, given.person, today()), request) if verb == "declare" else None
    try:
        messages.success(request, done(request, given, form))
    except GongkaiError as error:
        return _page(request, given, form=form, trouble=error.message)
    return redirect(given.link("units"))


def _whole(request: HttpRequest, code: str, year: int) -> Asked:
    """The account with all below it; an organ without any has nothing to sum, and the page says so."""
    given = asked(request, code, year)
    return replace(given, account=account(given.account.organ, year, as_of=given.account.as_of))


def _page(request: HttpRequest, given: Asked, *, form: DuplicateForm | None = None, trouble: str = "") -> HttpResponse:
    found = units_page(given.account, given.person, today())
    verbs = {verb.replace("-", "_"): given.link("units_act", verb) for verb in _VERBS}
    context = {
        "given": given,
        "account": given.account,
        "tabs": tabs(given, "units"),
        "page": found,
        "form": form or _form(given, found),
        "may": given.may("report.prepare") and given.day is None,
        "may_agree": given.may("report.receive") and given.day is None,
        "person": given.person,
        "links": verbs | {"export": given.link("units_export")},
        "trouble": trouble,
    }
    return render(request, "reporting/units.html", context, status=422 if trouble else 200)


def _form(given: Asked, found: UnitsPage, request: HttpRequest | None = None) -> DuplicateForm:
    return DuplicateForm(given.account.form, found.organs, request.POST if request else None)


def _put_in(request: HttpRequest, given: Asked, _form: DuplicateForm | None) -> str:
    reason = request.POST.get("reason", "")
    put_in(one=given.account, unit=_key(request), reason=reason, by=given.person, at=now())
    return "已经纳入汇总，姓名和理由记录在案"


def _leave_out(request: HttpRequest, given: Asked, _form: DuplicateForm | None) -> str:
    try:
        leave_out(one=given.account, inclusion=_key(request), by=given.person, at=now())
    except Inclusion.DoesNotExist:
        raise GongkaiError("这项申明已经撤回") from None
    return "已经撤回，这个机关不再计入汇总"


def _absent(request: HttpRequest, given: Asked, _form: DuplicateForm | None) -> str:
    reason = request.POST.get("reason", "")
    declare_absent(one=given.account, unit=_key(request), reason=reason, by=given.person, at=now())
    return "已经申明缺报，请主管部门的另一人核准"


def _agree(request: HttpRequest, given: Asked, _form: DuplicateForm | None) -> str:
    try:
        agree_absent(one=given.account, absence=_key(request), by=given.person, at=now())
    except Absence.DoesNotExist:
        raise GongkaiError("这项申明已经撤回") from None
    return "已经核准，汇总不含这个单位的数字，报告里会写明"


def _end_absent(request: HttpRequest, given: Asked, _form: DuplicateForm | None) -> str:
    try:
        end_absent(one=given.account, absence=_key(request), by=given.person, at=now())
    except Absence.DoesNotExist:
        raise GongkaiError("这项申明已经撤回") from None
    return "申明已经撤回，继续等这个单位报送"


def _declare(_request: HttpRequest, given: Asked, form: DuplicateForm | None) -> str:
    if form is None or not form.is_valid():
        raise GongkaiError("申明没有填完整，请照提示改正")
    said = form.cleaned_data
    organs = Organ.objects.in_bulk([UUID(said["kept"]), UUID(said["taken"])])
    twice = Twice(applicant=Applicant(said["applicant"]), came=said["came"], went=said["went"], count=said["count"])
    kept, taken = organs[UUID(said["kept"])], organs[UUID(said["taken"])]
    declare(
        one=given.account, kept=kept, taken=taken, what=said["what"], twice=twice, reason=said["reason"],
        by=given.person, at=now(),
    )  # fmt: skip
    return "已经申明，汇总中扣除一次，姓名和理由记录在案"


def _take_back(request: HttpRequest, given: Asked, _form: DuplicateForm | None) -> str:
    try:
        take_back(one=given.account, duplicate=_key(request), by=given.person, at=now())
    except Duplicate.DoesNotExist:
        raise GongkaiError("这项申明已经撤回") from None
    return "申明已经撤回，两个机关的计数都计入汇总"


def _key(request: HttpRequest) -> UUID:
    try:
        return UUID(request.POST.get("key", ""))
    except ValueError:
        raise GongkaiError("页面不完整，请刷新后再办理") from None


_VERBS: dict[str, Callable[[HttpRequest, Asked, DuplicateForm | None], str]] = {
    "put-in": _put_in,
    "leave-out": _leave_out,
    "declare": _declare,
    "take-back": _take_back,
    "absent": _absent,
    "agree-absent": _agree,
    "end-absent": _end_absent,
}
