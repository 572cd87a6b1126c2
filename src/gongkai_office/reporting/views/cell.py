"""One figure of the report, opened: what it counts, as a list and as Excel."""

from __future__ import annotations

from collections.abc import Iterator

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
from gongkai_office.cases.desk.export import workbook as case_workbook
from gongkai_office.cases.desk.rows import rows_of
from gongkai_office.cases.models import DisclosureRequest
from gongkai_office.cases.queries import Behind, CaseCell, behind, case_cell
from gongkai_office.clock import now, today
from gongkai_office.downloads import attached
from gongkai_office.reporting.commands.export_listing import export_listing
from gongkai_office.reporting.composition import books_of, organs_of
from gongkai_office.reporting.desk import behind_two
from gongkai_office.reporting.desk.meaning import meaning, proactive_meaning
from gongkai_office.reporting.queries.compute import tables
from gongkai_office.reporting.views.access import Asked, asked, officers
from gongkai_office.reporting.views.counter import counter, opens
from gongkai_office.workbooks import printed

_MOST, _PAGE, _WIDTH = 20_000, 200, 24


@officers
@require_safe
def cell(request: HttpRequest, code: str, year: int, address: str) -> HttpResponse:
    """What stands behind a figure, as far as the reader may see it."""
    given = asked(request, code, year)
    if opens(address):
        return counter(request, given, address)
    _require_address(given, address)
    counted = tables(given.account)
    context = {
        "given": given,
        "account": given.account,
        "label": label(address, given.account.form),
        "value": digits(address, counted.cell(address)),
        "back": f"{given.link('report')}#cell-{address.replace('.', '-')}",
        "on": today(),
        **(_register(given, address) if behind_two.opens(address) else _cases(given, address, request)),
    }
    return render(request, "reporting/cell.html", context)


@officers
@require_safe
def export(request: HttpRequest, code: str, year: int, address: str) -> HttpResponse:
    """Everything behind a figure as Excel, of the organs whose books the person may take along; journalled."""
    given = asked(request, code, year)
    _require_address(given, address)
    words = _plain(label(address, given.account.form))
    title = f"{given.account.name}{year}年度：{words}（{today().isoformat()} 导出）"
    write = _register_book if behind_two.opens(address) else _case_book
    return attached(write(given, address, title), f"{year}年{words}.xlsx")


def _cases(given: Asked, address: str, request: HttpRequest) -> dict[str, object]:
    """The cases behind a cell of table three or four."""
    wanted = _wanted(address)
    context: dict[str, object] = {
        "meaning": meaning(wanted, given.account.year),
        "export": given.link("cell_export", address) if _exportable(given) else "",
    }
    try:
        found = _page(given, wanted, request.GET.get("after", ""))
    except GongkaiError as error:
        return context | {"trouble": str(error)}
    after = found.page.after
    return context | {
        "rows": rows_of(found.page.rows, today()),
        "hidden": found.hidden,
        "next": given.link("cell", address, after=after) if after else "",
    }


def _register(given: Asked, address: str) -> dict[str, object]:
    """What was entered for a cell of table two."""
    found = behind_two.listing(given.account, address, given.person, today())
    told = behind_two.declared(given.account, address)
    return {
        "listing": found,
        "declared": told,
        "hidden": found.hidden,
        "meaning": proactive_meaning(address, given.account.year),
        "export": given.link("cell_export", address) if found.rows else "",
    }


def _case_book(given: Asked, address: str, title: str) -> bytes:
    organs = set(organs_where(given.person, "case.export", today()).values_list("pk", flat=True))
    if not organs:
        raise PermissionDenied("您没有导出台账的职责")
    found = [case for case in _every(given, _wanted(address)) if case.organ_id in organs]
    journal(cases=found, by=given.person, at=now())
    return case_workbook(found, title=f"{title}，共 {len(found)} 件")


def _register_book(given: Asked, address: str, title: str) -> bytes:
    found = behind_two.listing(given.account, address, given.person, today(), most=None)
    export_listing(one=given.account, address=address, rows=len(found.rows), by=given.person, at=now())
    return printed("明细", [(name, _WIDTH) for name in found.head], found.rows, title=title)


def _require_address(given: Asked, address: str) -> None:
    layout = AnnualReport(form=given.account.form).layout
    if layout is None or address not in layout.addresses:
        raise Http404


def _wanted(address: str) -> CaseCell:
    wanted = case_cell(address)
    if wanted is None:
        raise Http404
    return wanted


def _exportable(given: Asked) -> bool:
    return organs_where(given.person, "case.export", today()).filter(pk__in=organs_of(given.account)).exists()


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
