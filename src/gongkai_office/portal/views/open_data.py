"""Open data: the list of what there is, each set as CSV and JSON, and its schema."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator
from io import StringIO

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse, StreamingHttpResponse
from django.urls import reverse
from django.views.decorators.http import conditional_page, require_safe

from gongkai.documents.writers.csv_rows import inert
from gongkai_office.clock import today
from gongkai_office.organs.models import Organ
from gongkai_office.portal.datasets import DATASETS, LICENCE, Dataset
from gongkai_office.portal.information import place
from gongkai_office.portal.site import Column
from gongkai_office.portal.views.pages import page

DATA = Column("开放数据", "目录、行政许可、行政处罚、行政强制和收费的数据，可以下载", "开放数据,数据下载,接口")
_MARK = "\ufeff"


@require_safe
@conditional_page
def index(request: HttpRequest) -> HttpResponse:
    """What there is to take away, and on what terms."""
    return page(request, "portal/open_data.html", DATA, {"datasets": DATASETS.values(), "licence": LICENCE})


@require_safe
def dataset(request: HttpRequest, slug: str, container: str) -> StreamingHttpResponse:
    """A set as CSV or JSON, of one organ (`organ`) or of all; written as it is read, however long."""
    found, organ = _found(slug), _organ(request.GET.get("organ", ""))
    if container not in {"csv", "json"}:
        raise Http404
    types = {"csv": "text/csv; charset=utf-8", "json": "application/json"}
    lines = _csv(found, organ) if container == "csv" else _json(found, organ)
    answer = StreamingHttpResponse(lines, content_type=types[container])
    answer["Content-Disposition"] = f'attachment; filename="{slug}.{container}"'
    schema = request.build_absolute_uri(reverse("portal:dataset_schema", args=[slug]))
    answer["Link"] = f'<{schema}>; rel="describedby"'
    return answer


@require_safe
@conditional_page
def schema(request: HttpRequest, slug: str) -> JsonResponse:
    """The JSON Schema of a set."""
    told = _found(slug).schema(request.build_absolute_uri(request.path))
    answer = JsonResponse(told, json_dumps_params={"ensure_ascii": False})
    answer["Content-Type"] = "application/schema+json"
    return answer


def _csv(found: Dataset, organ: Organ | None) -> Iterator[str]:
    yield _MARK + _line([one.label for one in found.columns])
    for row in found.rows(organ, today()):
        yield _line([inert(row[one.key]) for one in found.columns])


def _line(cells: list[str]) -> str:
    memory = StringIO(newline="")
    csv.writer(memory, lineterminator="\r\n").writerow(cells)
    return memory.getvalue()


def _json(found: Dataset, organ: Organ | None) -> Iterator[str]:
    head = {"title": found.title, "licence": LICENCE, "day": today().isoformat()}
    yield json.dumps(head, ensure_ascii=False)[:-1] + ', "results": ['
    for place_of_it, row in enumerate(found.rows(organ, today())):
        yield ("," if place_of_it else "") + "\n" + json.dumps(row, ensure_ascii=False)
    yield "\n]}\n"


def _found(slug: str) -> Dataset:
    if slug not in DATASETS:
        raise Http404
    return DATASETS[slug]


def _organ(code: str) -> Organ | None:
    if not code:
        return None
    found = place(code, today())
    if found is None:
        raise Http404
    return found.organ
