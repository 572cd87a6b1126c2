"""All requests of a case's requester in reach, to read, print and take away (Art. 35)."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from gongkai_office.accounts.guard import clerk
from gongkai_office.cases.commands.export_evidence import export_evidence
from gongkai_office.cases.desk.volume import by_organ, lines, reasons, statement, workbook
from gongkai_office.cases.policies import may_in
from gongkai_office.cases.queries.volume import MOST, YEARS, evidence, own_evidence
from gongkai_office.cases.views.access import desk, readable
from gongkai_office.clock import now, today
from gongkai_office.downloads import attached


@desk
@require_safe
def volume(request: HttpRequest, case: UUID) -> HttpResponse:
    """The page."""
    person, on = clerk(request), today()
    row = readable(person, case)
    found = evidence(person, row, on)
    shown = lines(found)
    return render(
        request,
        "cases/volume.html",
        {
            "case": row,
            "found": found,
            "lines": shown,
            "organs": by_organ(shown),
            "statement": statement(own_evidence(row, on)),
            "reasons": reasons(found),
            "may_export": may_in(person, "case.export", row, on),
            "years": YEARS,
            "most": MOST,
            "on": on,
        },
    )


@desk
@require_safe
def export(request: HttpRequest, case: UUID) -> HttpResponse:
    """The same as Excel; journalled."""
    person, on = clerk(request), today()
    row = readable(person, case)
    shown = lines(evidence(person, row, on))
    export_evidence(case=row.pk, number=len(shown), by=person, at=now())
    title = f"申请数量和频次（{row.requester.masked_name}，{on.isoformat()} 导出，共 {len(shown)} 件）"
    return attached(workbook(shown, title=title), f"申请数量和频次-{on.isoformat()}.xlsx")
