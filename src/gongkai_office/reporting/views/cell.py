"""One figure of the report, opened: the cases that it counts, as a list and as Excel."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import quote

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from gongkai.annual.messages import label
from gongkai.annual.record import AnnualReport
from gongkai.documents.writers.wording import digits
from gongkai.errors import GongkaiError
from gongkai_office.accounts.policies import organs_where
from gongkai_office.cases.commands.export import export as journal
from gongkai_office.cases.desk.export import workbook
from gongkai_office.cases.desk.rows import rows_of
from gongkai_office.cases.models import DisclosureRequest
from gongkai_office.cases.queries import Behind, CaseCell, behind, case_cell
from gongkai_office.clock import now, today
from gongkai_office.reporting.accounts import books_of
from gongkai_office.reporting.desk.meaning import meaning
from gongkai_office.reporting.queries.compute import tables
from gongkai_office.reporting.views.access import Asked, asked, officers

_MOST, _PAGE = 20_000, 200
_EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@officers
@require_safe
def cell(request: HttpRequest, code: str, year: int, address: str) -> HttpResponse:
    """A page of the cases behind a figure, as far as the reader may see them."""
    given = asked(request, code, year)
    wanted, counted = _wanted(given, address), tables(given.account)
    trouble, found = "", None
    try:
        found = _page(given, wanted, request.GET.get("after", ""))
    except GongkaiError as error:
        trouble = str(error)
    return render(
        request,
        "reporting/cell.html",
        {
            "given": given,
            "account": given.account,
            "label": label(address, counted.form or given.account.form),
            "value": digits(address, counted.cell(address)),
            "meaning": meaning(wanted, given.account.year),
            "rows": rows_of(found.page.rows, today()) if found else [],
            "hidden": found.hidden if found else 0,
            "next": given.link("cell", address, after=found.page.after) if found and found.page.after else "",
            "trouble": trouble,
            "back": f"{given.link('report')}#cell-{address.replace('.', '-')}",
            "export": given.link("cell_export", address) if _exportable(given) else "",
            "on": today(),
        },
    )


@officers
@require_safe
def export(request: HttpRequest, code: str, year: int, address: str) -> HttpResponse:
    """Every case behind a figure as Excel, of the organs whose ledger the person may export; journalled."""
    given = asked(request, code, year)
    wanted = _wanted(given, address)
    organs = set(organs_where(given.person, "case.export", today()).values_list("pk", flat=True))
    if not organs:
        raise PermissionDenied("您没有导出台账的职责")
    found = [case for case in _every(given, wanted) if case.organ_id in organs]
    journal(cases=found, by=given.person, at=now())
    words = _plain(label(address, given.account.form))
    title = f"{given.account.name}{year}年度：{words}（{today().isoformat()} 导出，共 {len(found)} 件）"
    answer = HttpResponse(workbook(found, title=title), content_type=_EXCEL)
    answer["Content-Disposition"] = f"attachment; filename*=UTF-8''{quote(f'{year}年{words}.xlsx')}"
    return answer


def _wanted(given: Asked, address: str) -> CaseCell:
    wanted = case_cell(address)
    if wanted is None or address not in _addresses(given):
        raise Http404
    return wanted


def _addresses(given: Asked) -> tuple[str, ...]:
    layout = AnnualReport(form=given.account.form).layout
    return layout.addresses if layout else ()


def _exportable(given: Asked) -> bool:
    return organs_where(given.person, "case.export", today()).filter(pk__in=books_of(given.account).organs).exists()


def _page(given: Asked, wanted: CaseCell, after: str, size: int = 50) -> Behind:
    books = books_of(given.account)
    return behind(given.person, books, given.account.year, wanted, on=today(), after=after, size=size)


def _every(given: Asked, wanted: CaseCell) -> Iterator[DisclosureRequest]:
    """Every case of the figure, page after page, up to a limit."""
    after = ""
    for _ in range(_MOST // _PAGE):
        found = _page(given, wanted, after, _PAGE).page
        yield from found.rows
        after = found.after
        if not after:
            return


def _plain(words: str) -> str:
    """A label without the marks that a file name cannot hold.

    >>> _plain("“（三）不予公开·4.保护第三方合法权益”的“总计”栏")
    '（三）不予公开·4.保护第三方合法权益的总计栏'
    """
    return words.translate(str.maketrans("", "", '“”"/\\:*?<>|'))
