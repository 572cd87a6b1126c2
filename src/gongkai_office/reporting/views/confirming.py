"""The cells of a handed-in report, one after the other beside the original; those of a table that tie at once."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from gongkai.errors import GongkaiError
from gongkai_office.clock import now, today
from gongkai_office.reporting.commands.outside.confirm import confirm, confirm_table
from gongkai_office.reporting.desk.original import original
from gongkai_office.reporting.desk.outside import cell_page, next_open
from gongkai_office.reporting.policies import may_hand_in
from gongkai_office.reporting.queries.outside import Checking
from gongkai_office.reporting.views.access import Asked, handing, officers
from gongkai_office.reporting.views.outside import newest
from gongkai_office.reporting.views.outside import page as outside_page


@officers
@require_http_methods(["GET", "HEAD", "POST"])
def cell(request: HttpRequest, code: str, year: int) -> HttpResponse:
    """One cell beside its place in the original. POST confirms it and leads to the next."""
    given = handing(request, code, year)
    if request.method != "POST":
        return _page(request, given, request.GET.get("cell", ""))
    address, said = request.POST.get("cell", ""), request.POST.get("value", "")
    try:
        confirm(
            hand_in=newest(given).pk,
            address=address,
            value=None if "absent" in request.POST else said,
            source=request.POST.get("source", ""),
            by=given.person,
            at=now(),
        )
    except GongkaiError as error:
        return _page(request, given, address, typed=said, trouble=error.message)
    return _onward(request, given, address)


def _onward(request: HttpRequest, given: Asked, address: str) -> HttpResponse:
    """To the next cell; back to the page where the last that must be looked at by itself was confirmed."""
    checking = Checking(newest(given))
    after = next_open(checking, address)
    alone = {one.address for one in checking.cells if one.alone}
    if after and not (address in alone and after not in alone):
        return redirect(_way(given, after, _turned_to(request.POST.get("page", ""))))
    left = "须逐格核对的都核对了，其余的看过原件可以成表核对" if after else "全部核对完了，可以报送"
    messages.success(request, left)
    return redirect(given.link("outside"))


@officers
@require_POST
def table(request: HttpRequest, code: str, year: int) -> HttpResponse:
    """Confirm the cells of a table that were read without doubt and tie."""
    given = handing(request, code, year)
    try:
        count = confirm_table(hand_in=newest(given).pk, table=request.POST.get("table", ""), by=given.person, at=now())
    except GongkaiError as error:
        return outside_page(request, given, trouble=error.message)
    messages.success(request, f"已经成表核对 {count} 格")
    return redirect(given.link("outside"))


def _page(
    request: HttpRequest, given: Asked, address: str, *, typed: str | None = None, trouble: str = ""
) -> HttpResponse:
    row = newest(given)
    checking = Checking(row)
    address = address or next_open(checking) or checking.cells[0].address
    found = cell_page(checking, address)
    if found is None:
        raise Http404
    turned = _turned_to(request.GET.get("page") or request.POST.get("page", ""))
    beside = original(row.file, checking.read, address, page=int(turned) if turned else None)
    shown = beside.page.number if beside.page else 0
    context = {
        "given": given,
        "account": given.account,
        "row": row,
        "found": found,
        "original": beside,
        "source": request.POST.get("source") or found.source or (f"原件第 {shown} 页" if shown else ""),
        "turned": shown if turned else "",
        "typed": found.value if typed is None else typed,
        "may": checking.editable and may_hand_in(given.person, given.account.organ, today()),
        "links": {
            "outside": given.link("outside"),
            "cell": given.link("outside_cell"),
            "after": _way(given, found.after, turned) if found.after else "",
            "original": given.link("outside_original"),
            "pages": given.link("outside_cell", cell=address),
        },
        "trouble": trouble,
    }
    return render(request, "reporting/outside_cell.html", context, status=422 if trouble else 200)


def _turned_to(page: str) -> str:
    """The page that somebody turned to, as it is asked for; empty for none."""
    return page if page.isascii() and page.isdigit() else ""


def _way(given: Asked, address: str, page: str) -> str:
    """To a cell; the page that somebody turned to stays, as a scan shows no place of its own."""
    cell = given.link("outside_cell", cell=address)
    return f"{cell}&page={page}" if page else cell
