"""The open interface `/api/`: what is public, for programs. Read-only, paged, described at `/api/openapi.json`.

Names are a promise to other programs (contract §4): keys are English, days are ISO, instants carry their zone. A page
says where the next one begins (`next`, empty on the last).
"""

from __future__ import annotations

from typing import Literal

from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from ninja import NinjaAPI, Query
from ninja.errors import HttpError, ValidationError

from gongkai.errors import GongkaiError
from gongkai.law.validity import DocumentState
from gongkai_office.clock import today
from gongkai_office.engagement.queries import STANDINGS, in_standing
from gongkai_office.engagement.queries import out as calls_out
from gongkai_office.normative.ledger import state_on
from gongkai_office.normative.models import Document
from gongkai_office.normative.queries.lists import Filter, listed
from gongkai_office.organs.models import Organ
from gongkai_office.organs.queries import open_on
from gongkai_office.paging import paged
from gongkai_office.portal.datasets import REGISTERS
from gongkai_office.portal.information import place
from gongkai_office.portal.open_data import consulted, described, named
from gongkai_office.portal.shapes import (
    Asked,
    ConsultationPage,
    DocumentPage,
    ItemFull,
    ItemPage,
    OrganPage,
    Paging,
    RegisterPage,
    ReportPage,
    Trouble,
)
from gongkai_office.publishing.queries import published
from gongkai_office.registers.disclosed import disclosed
from gongkai_office.registers.models import Entry
from gongkai_office.registers.queries.public import out
from gongkai_office.reporting.queries.public import Shown, public_reports, shown

api = NinjaAPI(title="公开", version="1", docs_url=None, urls_namespace="api", description="主动公开的政府信息，只读。")
_LARGEST = 200
_DIGITS = 9


_LACKING = {404: Trouble}
_LISTED = {**_LACKING, 422: Trouble}


@api.exception_handler(ValidationError)
def _unreadable(request: HttpRequest, error: ValidationError) -> HttpResponse:
    """What in a question cannot be read, by the names of its parts."""
    named = "、".join(dict.fromkeys(str(one["loc"][-1]) for one in error.errors))
    return api.create_response(
        request, {"detail": f"{named} 的写法不对，请按 /api/openapi.json 的说明填写"}, status=422
    )


@api.get("/organs", response={200: OrganPage, 422: Trouble}, summary="机关")
def organs(request: HttpRequest, paging: Query[Paging]) -> dict[str, object]:  # noqa: ARG001  ninja hands it in
    """The organs that exist today, by code."""
    rows = open_on(today()).filter(code__gt=paging.after).order_by("code").select_related("parent")
    found = list(rows.prefetch_related("names")[: _size(paging) + 1])
    shown, more = found[: _size(paging)], len(found) > _size(paging)
    return {"results": [_organ(one) for one in shown], "next": shown[-1].code if more else ""}


@api.get("/items", response={200: ItemPage, **_LISTED}, summary="主动公开的信息")
def items(request: HttpRequest, asked: Query[Asked]) -> dict[str, object]:  # noqa: ARG001  ninja hands it in
    """What is out, the newest first."""
    rows = published.out(_of(asked.organ))
    if asked.column:
        rows = rows.filter(item__placements__column=asked.column)
    if asked.since:
        rows = rows.filter(published_at__date__gte=asked.since)
    if asked.until:
        rows = rows.filter(published_at__date__lte=asked.until)
    try:
        found = published.page(rows, after=asked.after, size=_size(asked))
    except GongkaiError as error:
        raise HttpError(422, str(error)) from None
    return {"results": [described(row) for row in found.rows], "next": found.after}


@api.get("/items/{path:index_number}", response={200: ItemFull, **_LACKING, 410: Trouble}, summary="一条信息")
def item(request: HttpRequest, index_number: str) -> dict[str, object]:  # noqa: ARG001  ninja hands it in
    """One item in full. 404 for one that was never out, 410 for one that came down."""
    standing = published.standing(index_number)
    if standing is None:
        raise HttpError(404, "没有这个索引号的信息")
    if standing.version is None:
        raise HttpError(410, "这条信息已经撤下")
    return described(standing.version, full=True)


@api.get("/reports", response={200: ReportPage, **_LISTED}, summary="政府信息公开工作年度报告")
def reports(
    request: HttpRequest,  # noqa: ARG001  ninja hands it in
    paging: Query[Paging],
    organ: str = "",
    year: int | None = None,
) -> dict[str, object]:
    """Published annual reports, the newest year first; the record itself stands at `data`. `after` counts rows."""
    rows = public_reports(_of(organ))
    rows = rows.filter(year=year) if year else rows
    if paging.after and not (paging.after.isascii() and paging.after.isdigit() and len(paging.after) <= _DIGITS):
        raise HttpError(422, "after 应当是上一页给出的 next")
    start, size = int(paging.after or 0), _size(paging)
    found = list(rows[start : start + size + 1])
    return {"results": [_report(one) for one in shown(found[:size])], "next": str(start + size) if found[size:] else ""}


@api.get("/documents", response={200: DocumentPage, **_LISTED}, summary="行政规范性文件")
def documents(
    request: HttpRequest,  # noqa: ARG001  ninja hands it in
    paging: Query[Paging],
    organ: str = "",
    validity: str = "",
    text: str = "",
) -> dict[str, object]:
    """Normative documents whose text was published; narrowed by organ, by validity of today, by words of the title."""
    if validity and validity not in DocumentState.__members__:
        raise HttpError(422, f"validity 应当是 {'、'.join(DocumentState.__members__)} 之一")
    rows = Document.objects.filter(Q(published__isnull=False), void=False).select_related("organ")
    where = _of(organ)
    narrowed = Filter(organ=where.pk if where else None, state=validity, text=text)
    try:
        found = listed(rows, today(), narrowed=narrowed, after=paging.after, size=_size(paging))
    except GongkaiError as error:
        raise HttpError(422, str(error)) from None
    return {"results": [_document(row) for row in found.rows], "next": found.after}


@api.get("/consultations", response={200: ConsultationPage, **_LISTED}, summary="征求意见")
def consultations(
    request: HttpRequest,  # noqa: ARG001  ninja hands it in
    paging: Query[Paging],
    organ: str = "",
    standing: str = "",
) -> dict[str, object]:
    """Calls for comments on drafts; narrowed by organ and by how they stand today."""
    if standing and standing not in STANDINGS:
        raise HttpError(422, f"standing 应当是 {'、'.join(STANDINGS)} 之一")
    rows = in_standing(calls_out(_of(organ)), standing, today())
    try:
        found = paged(rows, "-opens_on", "-pk", after=paging.after, size=_size(paging))
    except GongkaiError as error:
        raise HttpError(422, str(error)) from None
    return {"results": [consulted(row) for row in found.rows], "next": found.after}


@api.get("/registers/{name}", response={200: RegisterPage, **_LISTED}, summary="登记簿")
def registers(
    request: HttpRequest,  # noqa: ARG001  ninja hands it in
    name: Literal["licences", "penalties", "coercion", "fees"],
    paging: Query[Paging],
    organ: str = "",
) -> dict[str, object]:
    """Public lines of a register, the last decided first; names of natural persons are starred."""
    kind, where = REGISTERS[name], _of(organ)
    rows = out(kind, today()).filter(organ=where) if where else out(kind, today())
    try:
        found = paged(rows, "-on", "-pk", after=paging.after, size=_size(paging))
    except GongkaiError as error:
        raise HttpError(422, str(error)) from None
    return {"results": [_register(row) for row in found.rows], "next": found.after}


def _of(code: str) -> Organ | None:
    """The organ with a code; none where none was asked for."""
    if not code:
        return None
    found = place(code, today())
    if found is None:
        raise HttpError(404, f"没有代码为 {code} 的机关")
    return found.organ


def _size(paging: Paging) -> int:
    return max(1, min(paging.size, _LARGEST))


def _organ(organ: Organ) -> dict[str, object]:
    return {
        "code": organ.code,
        "name": named(organ, today()),
        "level": organ.level,
        "region": organ.region,
        "parent": organ.parent.code if organ.parent else None,
    }


def _document(row: Document) -> dict[str, object]:
    return {
        "registration": row.registration,
        "number": row.number,
        "title": row.title,
        "kind": row.kind,
        "organ": row.organ.code,
        "issued": row.issued,
        "in_force_from": row.in_force_from,
        "until": row.until,
        "validity": state_on(row, today()).name,
    }


def _register(row: Entry) -> dict[str, object]:
    return {
        "number": row.item.number,
        "organ": row.organ.code,
        "decided_on": row.on,
        "published_on": row.published_on,
        "fields": disclosed(row),
    }


def _report(one: Shown) -> dict[str, object]:
    row, code, apart = one.report, one.report.organ.code, "own_" if one.apart else ""
    return {
        "organ": code,
        "year": row.year,
        "own": row.own,
        "title": row.record["title"],
        "published_at": row.published_at,
        "sha256": bytes(row.hash).hex(),
        "url": reverse(f"portal:{apart}report", args=[code, row.year]),
        "data": reverse(f"portal:{apart}report_file", args=[code, row.year, "json"]),
        "corrections": [change for notice in row.notices.all() for change in notice.changes],
    }
