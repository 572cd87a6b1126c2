"""The disclosure pages of an organ: the statutory columns, an item, what came down (国办公开办函〔2019〕61号)."""

from __future__ import annotations

from functools import partial
from uuid import UUID

from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import conditional_page, require_safe

from gongkai.documents.writers.papers import PAPER_CONTAINERS
from gongkai.errors import GongkaiError
from gongkai_office.clock import today
from gongkai_office.files.papers import written
from gongkai_office.files.serving import published as handed_out
from gongkai_office.organs.queries import name_on, particulars_of
from gongkai_office.portal.information import (
    CONTENT,
    GUIDE,
    SYSTEM,
    Place,
    catalogue,
    listed,
    neighbours,
    place_of,
    system_column,
)
from gongkai_office.portal.open_data import described
from gongkai_office.portal.site import Column as SiteColumn
from gongkai_office.portal.views.pages import page, placed
from gongkai_office.publishing.addresses import file_address
from gongkai_office.publishing.models import Column, Version
from gongkai_office.publishing.paper import paper_of
from gongkai_office.publishing.queries import published
from gongkai_office.publishing.queries.illustrated import illustrated


@require_safe
@conditional_page
def organ(request: HttpRequest, code: str) -> HttpResponse:
    """An organ's statutory content: its catalogue and what is newest."""
    where, on = placed(code), today()
    departments = neighbours(where.organ, on)
    whole = bool(departments)
    newest = published.page(published.out(where.organ, whole=whole), size=8).rows
    facts = {
        "place": where,
        "catalogue": catalogue(where.organ, whole=whole),
        "newest": listed(newest, on, several=whole),
        "below": departments,
    }
    return page(request, "portal/information/organ.html", CONTENT, facts)


@require_safe
@conditional_page
def guide(request: HttpRequest, code: str) -> HttpResponse:
    """How to read and how to ask, made from what the organ's letters say of it (Art. 12)."""
    where = placed(code)
    facts = {"place": where, "particulars": particulars_of(where.organ, today()), "catalogue": catalogue(where.organ)}
    return page(request, "portal/information/guide.html", GUIDE, facts)


@require_safe
@conditional_page
def system(request: HttpRequest, code: str) -> HttpResponse:
    """The rules of disclosure that an organ keeps."""
    where = placed(code)
    return _list(request, where, system_column(where.organ), SYSTEM)


@require_safe
@conditional_page
def column(request: HttpRequest, code: str, column: UUID) -> HttpResponse:
    """One column of the catalogue, newest first."""
    where = placed(code)
    held = get_object_or_404(Column.objects.select_related("parent", "organ"), pk=column, organ=where.organ)
    return _list(request, where, held, SiteColumn(held.name, f"{where.name}公开的{held.name}", held.name))


@require_safe
@conditional_page
def item(request: HttpRequest, index_number: str) -> HttpResponse:
    """One item with everything said of it; or, where it came down, that it did and why."""
    standing = published.standing(index_number)
    if standing is None:
        raise Http404
    organ, on = standing.item.organ, today()
    place_of_it = place_of(organ, on)
    facts: dict[str, object] = {"place": place_of_it, "item": standing.item}
    if standing.version is None:
        return page(request, "portal/information/gone.html", CONTENT, {**facts, "down": standing.takedown}, status=410)
    shown = standing.version
    stands = [one.column for one in standing.item.placements.select_related("column")]
    named = SiteColumn(stands[0].name if stands else CONTENT.name, shown.summary or shown.title, shown.keywords)
    earlier = standing.item.versions.filter(number__lt=shown.number, published_at__isnull=False).count()
    text = illustrated(shown, partial(file_address, standing.item))
    facts |= {"version": shown, "columns": stands, "was": earlier, "attachments": text.below, "body": text.body}
    return page(request, "portal/information/item.html", named, facts)


@require_safe
def attachment(request: HttpRequest, index_number: str, attachment: UUID) -> HttpResponse:
    """A file of what is out now; never one of a draft, of an earlier version, or what a masked copy was made from."""
    standing = published.standing(index_number)
    if standing is None or standing.version is None:
        raise Http404
    found = get_object_or_404(standing.version.attachments.select_related("file"), pk=attachment)
    try:
        return handed_out(request, found.file)
    except GongkaiError as error:
        raise Http404(str(error)) from error


@require_safe
def as_paper(request: HttpRequest, index_number: str, container: str) -> HttpResponse:  # noqa: ARG001
    """What is out now as Word or PDF on the official page."""
    standing = published.standing(index_number)
    if standing is None or standing.version is None or container not in PAPER_CONTAINERS:
        raise Http404
    shown = standing.version
    organ = name_on(standing.item.organ, shown.formed_on).name
    return written(paper_of(shown, organ), container, shown.title)


@require_safe
@conditional_page
def data(request: HttpRequest, index_number: str) -> JsonResponse:  # noqa: ARG001  Django hands it in
    """One item for programs, as the API gives it."""
    standing = published.standing(index_number)
    if standing is None:
        raise Http404
    if standing.version is None:
        return JsonResponse({"index_number": index_number, "taken_down": True}, status=410)
    return JsonResponse(described(standing.version, full=True), json_dumps_params={"ensure_ascii": False})


def _list(request: HttpRequest, where: Place, held: Column | None, named: SiteColumn) -> HttpResponse:
    after, whole = request.GET.get("after", ""), bool(held and held.code and neighbours(where.organ, today()))
    try:
        found = published.page(_standing_in(held, whole=whole), after=after) if held else None
    except GongkaiError as error:
        raise Http404(str(error)) from error
    rows = listed(found.rows, today(), several=whole) if found else []
    facts = {"place": where, "held": held, "rows": rows, "after": found.after if found else "", "first": not after}
    return page(request, "portal/information/column.html", named, facts)


def _standing_in(held: Column, *, whole: bool) -> QuerySet[Version]:
    return published.in_column_below(held) if whole else published.in_column(held)
