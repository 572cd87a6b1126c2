"""The list of cases: narrowed, paged, printed, exported."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from gongkai.errors import GongkaiError
from gongkai_office.accounts.guard import clerk
from gongkai_office.accounts.models import Person
from gongkai_office.accounts.policies import organs_where
from gongkai_office.accounts.refusals import refused_above
from gongkai_office.cases.commands.export import export as journal
from gongkai_office.cases.commands.keep_filter import drop_filter, filters_of, keep_filter
from gongkai_office.cases.desk.export import workbook
from gongkai_office.cases.desk.rows import rows_of
from gongkai_office.cases.forms.filters import FilterForm, KeepForm
from gongkai_office.cases.models import DisclosureRequest
from gongkai_office.cases.queries import how_many, listed
from gongkai_office.cases.queries.lists import COUNTED, LONGEST_PAGE
from gongkai_office.cases.views.access import desk
from gongkai_office.clock import now, today
from gongkai_office.downloads import attached

_MOST, _PRINTED = 20_000, 2_000


@desk
@require_safe
def cases(request: HttpRequest) -> HttpResponse:
    """One page of the list; opened bare, under the filter the person begins with."""
    person, on = clerk(request), today()
    kept = filters_of(person, now())
    if not request.GET and (first := kept.filter(person=person, by_default=True).first()):
        return redirect(f"{reverse('cases:list')}?{first.query or 'all=1'}")
    trouble, rows, after, number = "", [], "", 0
    form = _form(request)
    try:
        narrowed = form.filter(on)
        page = listed(
            person, form.reach, on, narrowed=narrowed, order=form.in_order, after=request.GET.get("after", "")
        )
        rows, after = rows_of(page.rows, on), page.after
        number = how_many(person, form.reach, on, narrowed=narrowed, order=form.in_order)
    except GongkaiError as error:
        trouble = str(error)
    query = form.query()
    return render(
        request,
        "cases/list.html",
        {
            "form": form,
            "rows": rows,
            "after": after,
            "kept": query,
            "trouble": trouble or form.trouble,
            "on": on,
            "number": min(number, COUNTED - 1),
            "more": number == COUNTED,
            "may_export": organs_where(person, "case.export", on).exists(),
            "may_import": organs_where(person, "case.import", on).exists(),
            "may_pick": any(
                organs_where(person, one, on).exists() for one in ("case.assign", "case.handle", "case.serve")
            ),
            "narrowed": bool(query),
            "filters": kept,
            "keep": KeepForm(label_suffix=""),
        },
    )


@desk
@require_POST
def find(request: HttpRequest) -> HttpResponse:
    """What was typed and chosen as an address of the list, in which what was typed does not stand readable."""
    form = FilterForm(request.POST, by_name=_by_name(request))
    form.is_valid()
    return redirect(f"{reverse('cases:list')}?{form.query() or 'all=1'}")


@desk
@require_safe
def printed(request: HttpRequest) -> HttpResponse:
    """The whole narrowed list on paper, with the filter and the day at its head."""
    person, form, on = clerk(request), _form(request), today()
    found = list(islice(_every(person, form), _PRINTED))
    context = {
        "rows": rows_of(found, on),
        "told": form.told(),
        "on": on,
        "most": len(found) == _PRINTED,
        "person": person,
    }
    return render(request, "cases/list_printed.html", {**context, "kept": form.query()})


@desk
@require_POST
def keep(request: HttpRequest) -> HttpResponse:
    """Keep the filter of the list under a name."""
    person, form = clerk(request), KeepForm(request.POST)
    query = FilterForm(QueryDict(request.POST.get("query", ""), mutable=True), by_name=_by_name(request))
    query.is_valid()
    if not form.is_valid():
        messages.error(request, "请给筛选起个名称，最多 40 个字")
        return redirect(f"{reverse('cases:list')}?{query.query() or 'all=1'}")
    with refused_above(request):
        keep_filter(**form.cleaned_data, query=query.query(), by=person, at=now())
        messages.success(request, f"已保存筛选“{form.cleaned_data['name']}”")
    return redirect(f"{reverse('cases:list')}?{query.query() or 'all=1'}")


@desk
@require_http_methods(["GET", "POST"])
def drop(request: HttpRequest, kept: UUID) -> HttpResponse:
    """Drop a filter of one's own, after asking."""
    person = clerk(request)
    row = filters_of(person, now()).filter(pk=kept, person=person).first()
    if row is None:
        raise Http404
    if request.method == "POST":
        drop_filter(kept=kept, by=person, at=now())
        messages.success(request, f"已删除筛选“{row.name}”")
        return redirect(f"{reverse('cases:list')}?all=1")
    return render(request, "cases/filter_drop.html", {"row": row})


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
    return attached(workbook(found, title=title), f"申请台账-{on.isoformat()}.xlsx")


def _by_name(request: HttpRequest) -> bool:
    return organs_where(clerk(request), "case.reveal_identity", today()).exists()


def _form(request: HttpRequest) -> FilterForm:
    form = FilterForm(request.GET.copy(), by_name=_by_name(request))
    form.is_valid()
    return form


def _every(person: Person, form: FilterForm) -> Iterator[DisclosureRequest]:
    """Every case of the list, page after page, up to a limit."""
    on, after = today(), ""
    for _ in range(_MOST // LONGEST_PAGE):
        page = listed(
            person, form.reach, on, narrowed=form.filter(on), order=form.in_order, after=after, size=LONGEST_PAGE
        )
        yield from page.rows
        after = page.after
        if not after:
            return
