"""The list of cases: narrowed, paged, printed, exported."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import quote

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from gongkai.errors import GongkaiError
from gongkai_office.accounts.models import Person
from gongkai_office.accounts.policies import organs_where
from gongkai_office.cases.commands.export import export as journal
from gongkai_office.cases.desk.export import workbook
from gongkai_office.cases.desk.rows import rows_of
from gongkai_office.cases.forms.filters import FilterForm
from gongkai_office.cases.models import DisclosureRequest
from gongkai_office.cases.queries import listed
from gongkai_office.cases.queries.lists import LONGEST_PAGE
from gongkai_office.cases.views.access import clerk, desk
from gongkai_office.clock import now, today

_MOST = 20_000
_EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@desk
@require_safe
def cases(request: HttpRequest) -> HttpResponse:
    """One page of the list."""
    person, form, on = clerk(request), _form(request), today()
    trouble, rows, after = "", [], ""
    try:
        page = listed(person, form.reach, on, narrowed=form.filter(on), after=request.GET.get("after", ""))
        rows, after = rows_of(page.rows, on), page.after
    except GongkaiError as error:
        trouble = str(error)
    kept = request.GET.copy()
    kept.pop("after", None)
    may_export = organs_where(person, "case.export", on).exists()
    return render(
        request,
        "cases/list.html",
        {"form": form, "rows": rows, "after": after, "kept": kept.urlencode(), "trouble": trouble, "on": on,
         "may_export": may_export, "may_import": organs_where(person, "case.import", on).exists(),
         "narrowed": any(kept.values())},
    )  # fmt: skip


@desk
@require_safe
def export(request: HttpRequest) -> HttpResponse:
    """The whole narrowed list as Excel, of the organs whose ledger the person may export; journalled."""
    person, form, on = clerk(request), _form(request), today()
    organs = set(organs_where(person, "case.export", on).values_list("pk", flat=True))
    if not organs:
        raise PermissionDenied("您没有导出台账的职责")
    found = [case for case in _every(person, form) if case.organ_id in organs]
    journal(cases=found, by=person, at=now())
    title = f"政府信息公开申请台账（{on.isoformat()} 导出，共 {len(found)} 件）"
    answer = HttpResponse(workbook(found, title=title), content_type=_EXCEL)
    name = quote(f"申请台账-{on.isoformat()}.xlsx")
    answer["Content-Disposition"] = f"attachment; filename*=UTF-8''{name}"
    return answer


def _form(request: HttpRequest) -> FilterForm:
    by_name = organs_where(clerk(request), "case.reveal_identity", today()).exists()
    form = FilterForm(request.GET, by_name=by_name)
    form.is_valid()
    return form


def _every(person: Person, form: FilterForm) -> Iterator[DisclosureRequest]:
    """Every case of the list, page after page, up to a limit."""
    on, after = today(), ""
    for _ in range(_MOST // LONGEST_PAGE):
        page = listed(person, form.reach, on, narrowed=form.filter(on), after=after, size=LONGEST_PAGE)
        yield from page.rows
        after = page.after
        if not after:
            return
