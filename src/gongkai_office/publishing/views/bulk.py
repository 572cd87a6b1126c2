"""Give one's review to several items at once; each is told how it went."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from gongkai.errors import GongkaiError
from gongkai_office.accounts.guard import clerk, guarded
from gongkai_office.accounts.models import Person
from gongkai_office.clock import now, today
from gongkai_office.publishing.commands.review import review
from gongkai_office.publishing.models import Version
from gongkai_office.publishing.queries.desk import readable
from gongkai_office.publishing.queries.steps import Waiting


@dataclass(frozen=True, slots=True)
class Result:
    """One item and why its review was not given; empty where it was."""

    version: Version
    failure: str = ""


def ticket(row: Version, waits: Waiting | None) -> str:
    """What a page carries to review this version among others; empty where its proof-reading is still to come."""
    return "" if waits is None or waits.step.proof else f"{row.pk}:{bytes(row.content_hash).hex()}"


@guarded("item.read")
@require_POST
def bulk(request: HttpRequest) -> HttpResponse:
    """Review what was ticked, or all of a page that was read, exactly as it stood on the page."""
    person, whole = clerk(request), "all" in request.POST
    if whole and "sure" not in request.POST:
        messages.error(request, "请先勾选“本页的信息我已逐条看过”，再把本页全部通过")
        return redirect("publishing:afterwards")
    ticked = dict(_ticked(one) for one in request.POST.getlist("shown" if whole else "review"))
    rows = readable(person, today()).filter(pk__in=[key for key in ticked if key])
    results = [_reviewed(row, ticked[row.pk], person) for row in rows]
    return render(request, "publishing/bulk.html", {"results": results})


def _ticked(told: str) -> tuple[UUID | None, bytes]:
    """A version and the fingerprint it was ticked with; None for what no page of ours sends."""
    key, _, content = told.partition(":")
    try:
        return UUID(key), bytes.fromhex(content)
    except ValueError:
        return None, b""


def _reviewed(row: Version, content: bytes, person: Person) -> Result:
    try:
        review(version=row.pk, content_hash=content, by=person, at=now(), opinion="同意")
    except GongkaiError as error:
        return Result(row, str(error))
    return Result(row)
