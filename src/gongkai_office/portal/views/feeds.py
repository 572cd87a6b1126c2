"""What programs follow: Atom feeds of organs, columns and documents, the map of the site, what robots may read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime, time
from uuid import UUID

from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.feedgenerator import Atom1Feed
from django.views.decorators.http import conditional_page, require_safe

from gongkai_office.clock import BEIJING, today
from gongkai_office.engagement.addresses import address as comments_address
from gongkai_office.engagement.queries import out as calls_out
from gongkai_office.gazette.addresses import address as gazette_address
from gongkai_office.gazette.queries import out as gazettes_out
from gongkai_office.normative.addresses import address as document_address
from gongkai_office.normative.addresses import interpretation_address
from gongkai_office.normative.ledger import state_on
from gongkai_office.normative.queries.public import newest_out
from gongkai_office.normative.queries.releases import readings_out
from gongkai_office.organs.models import Organ
from gongkai_office.portal.views.pages import placed
from gongkai_office.publishing.addresses import address
from gongkai_office.publishing.models import Column, Version
from gongkai_office.publishing.queries.published import in_column, out, page

_SHOWN = 40
_MAPPED = 50_000
"""Addresses in one map at most (sitemaps.org)."""


@require_safe
@conditional_page
def organ_feed(request: HttpRequest, code: str) -> HttpResponse:
    """The newest items of an organ."""
    where = placed(code)
    here = reverse("portal:organ", args=[code])
    return _feed(request, f"{where.name}政府信息公开", here, page(out(where.organ), size=_SHOWN).rows)


@require_safe
@conditional_page
def column_feed(request: HttpRequest, code: str, column: UUID) -> HttpResponse:
    """The newest items of a column."""
    where, held = placed(code), get_object_or_404(Column, pk=column, organ__code=code)
    here = reverse("portal:column", args=[code, column])
    return _feed(request, f"{where.name} {held.name}", here, page(in_column(held), size=_SHOWN).rows)


@require_safe
@conditional_page
def document_feed(request: HttpRequest) -> HttpResponse:
    """The normative documents published last, of one organ (`organ`) or of all."""
    where = placed(request.GET["organ"]) if request.GET.get("organ") else None
    here, on = reverse("portal:documents"), today()
    title = f"{where.name}规范性文件" if where else "规范性文件"
    feed = Atom1Feed(title, request.build_absolute_uri(here), title, feed_url=request.build_absolute_uri())
    for row in newest_out(where.organ if where else None)[:_SHOWN]:
        place_of_it = request.build_absolute_uri(document_address(row.pk))
        day = datetime.combine(row.published or row.issued, time.min, BEIJING)
        told = f"{row.number}　{state_on(row, on).value}".strip()
        feed.add_item(row.title, place_of_it, told, pubdate=day, updateddate=day, unique_id=place_of_it)
    return HttpResponse(feed.writeString("utf-8"), content_type=feed.content_type)


def _feed(request: HttpRequest, title: str, here: str, rows: Iterable[Version]) -> HttpResponse:
    feed = Atom1Feed(title, request.build_absolute_uri(here), title, feed_url=request.build_absolute_uri())
    for row in rows:
        where = request.build_absolute_uri(address(row.item))
        first, newest = row.item.first_published, row.published_at
        feed.add_item(row.title, where, row.summary, pubdate=first, updateddate=newest, unique_id=where)
    return HttpResponse(feed.writeString("utf-8"), content_type=feed.content_type)


@require_safe
def sitemap(request: HttpRequest) -> StreamingHttpResponse:
    """Every page worth finding, the newest items first."""
    return StreamingHttpResponse(_map(request), content_type="application/xml")


def _map(request: HttpRequest) -> Iterator[str]:
    yield '<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n'
    for name in ("home", "find", "documents", "comment_calls", "choose"):
        yield f"<url><loc>{request.build_absolute_uri(reverse(f'portal:{name}'))}</loc></url>\n"
    organs = Organ.objects.values_list("code", flat=True)[: _MAPPED // 10]
    for code in organs:
        yield f"<url><loc>{request.build_absolute_uri(reverse('portal:organ', args=[code]))}</loc></url>\n"
    for key, published in newest_out().values_list("pk", "published")[: _MAPPED // 5].iterator():
        where = request.build_absolute_uri(document_address(key))
        yield f"<url><loc>{where}</loc><lastmod>{published}</lastmod></url>\n"
    for document, key in readings_out().values_list("document", "pk")[: _MAPPED // 10].iterator():
        yield f"<url><loc>{request.build_absolute_uri(interpretation_address(document, key))}</loc></url>\n"
    for issue in gazettes_out()[: _MAPPED // 100]:
        yield f"<url><loc>{request.build_absolute_uri(gazette_address(issue))}</loc></url>\n"
    for call in calls_out().order_by("-opens_on").values_list("pk", flat=True)[: _MAPPED // 100]:
        yield f"<url><loc>{request.build_absolute_uri(comments_address(call))}</loc></url>\n"
    newest = out().order_by("-published_at").values_list("item__index_number", "published_at")
    for number, at in newest[: _MAPPED - _MAPPED // 5 - 3 * (_MAPPED // 10) - 5].iterator():
        where = request.build_absolute_uri(reverse("portal:item", args=[number]))
        day = f"{at:%Y-%m-%d}" if at else ""
        yield f"<url><loc>{where}</loc><lastmod>{day}</lastmod></url>\n"
    yield "</urlset>\n"


@require_safe
def robots(request: HttpRequest) -> HttpResponse:
    """What is published may be read by anybody; forms and cases are nobody's business."""
    lines = ("User-agent: *", "Disallow: /ask/", "Disallow: /follow/", "Disallow: /office/", "Disallow: /find/")
    where = request.build_absolute_uri(reverse("portal:sitemap"))
    return HttpResponse("\n".join((*lines, f"Sitemap: {where}", "")), content_type="text/plain; charset=utf-8")
