"""The library: a list by validity, what lapses soon, a compilation of what stands."""

from __future__ import annotations

from datetime import date

from django.db.models import Max, Q, QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from gongkai.documents.writers.papers import PAPER_CONTAINERS
from gongkai.errors import GongkaiError
from gongkai_office.accounts.guard import clerk, guarded, organ_choices
from gongkai_office.accounts.policies import organs_where
from gongkai_office.clock import today
from gongkai_office.files.papers import written
from gongkai_office.normative.desk.papers import volume_of
from gongkai_office.normative.desk.words import rows_of
from gongkai_office.normative.forms.making import FilterForm
from gongkai_office.normative.models import Document, Version
from gongkai_office.normative.queries import listed, narrow, visible, warnings
from gongkai_office.normative.queries.releases import to_sign
from gongkai_office.organs.queries import name_on

_YEARS = 12
_BOUND = 500


@guarded("document.read")
@require_safe
def library(request: HttpRequest) -> HttpResponse:
    """One page of the list."""
    person, on = clerk(request), today()
    form, trouble, rows, after = _form(request, on), "", [], ""
    documents = visible(person, on)
    try:
        page = listed(documents, on, narrowed=form.filter(), after=request.GET.get("after", ""))
        rows, after = rows_of(page.rows, on), page.after
    except GongkaiError as error:
        trouble = str(error)
    kept = request.GET.copy()
    kept.pop("after", None)
    return render(
        request,
        "normative/library.html",
        {"form": form, "rows": rows, "after": after, "kept": kept.urlencode(), "trouble": trouble, "on": on,
         "warnings": [] if any(kept.values()) else warnings(documents, on)[:10], "narrowed": any(kept.values()),
         "to_sign": to_sign(person, on),
         "may_enter": organs_where(person, "document.enter", on).exists()},
    )  # fmt: skip


@guarded("document.read")
@require_safe
def compilation(request: HttpRequest, container: str) -> HttpResponse:
    """The newest published text of every document of the narrowed list, bound in one volume."""
    if container not in PAPER_CONTAINERS:
        raise Http404
    person, on = clerk(request), today()
    form = _form(request, on)
    rows = narrow(visible(person, on), form.filter(), on)
    versions = newest_published(rows)
    if not versions:
        return render(request, "normative/nothing.html", {"on": on}, status=404)
    organ = versions[0].document.organ if len({one.organ_id for one in versions}) == 1 else person.organ
    name = name_on(organ, on).name
    title = f"{name}行政规范性文件汇编（{on.year}年）"
    return written(volume_of(versions, title=title, organ=name, on=on), container, title)


def newest_published(rows: QuerySet[Document]) -> list[Version]:
    """The newest published version of each document, oldest document first; at most so many as a volume binds."""
    newest = rows.annotate(newest=Max("versions__ordinal", filter=Q(versions__published_on__isnull=False)))
    pairs = list(newest.exclude(newest=None).order_by("issued", "pk").values_list("pk", "newest")[:_BOUND])
    found = Version.objects.filter(document__in=[key for key, _ in pairs]).select_related("document__organ")
    by_place = {(one.document_id, one.ordinal): one for one in found}
    return [by_place[pair] for pair in pairs]


def _form(request: HttpRequest, on: date) -> FilterForm:
    years = range(on.year, on.year - _YEARS, -1)
    return FilterForm(request.GET, organs=organ_choices(clerk(request), "document.read"), years=years)
