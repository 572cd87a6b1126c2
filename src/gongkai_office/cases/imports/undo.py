"""Undo an import: a second person voids every entry of it, with a reason, while none of its cases was worked on.

Numbers stay given and every line stays on record: the requests are there, without an entry that holds.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import asdict
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.db.models import F, Q, QuerySet

from gongkai.cases.entries import EntryKind, Role, Voiding
from gongkai.cases.state import EMPTY
from gongkai.errors import GongkaiError
from gongkai_office.accounts.models import Person
from gongkai_office.accounts.policies import ForbiddenError, require
from gongkai_office.accounts.queries import author
from gongkai_office.cases import projection
from gongkai_office.cases.books import IMPORT
from gongkai_office.cases.commands.append import Ground, command_of, folded, ground_of, prepared, subject
from gongkai_office.cases.commands.append import told as entry_told
from gongkai_office.cases.commands.closed_years import ClosedYearError, changed, closed_years, share
from gongkai_office.cases.imports import progress
from gongkai_office.cases.imports.progress import told as progress_of
from gongkai_office.cases.imports.write import held
from gongkai_office.cases.models import (
    Charge,
    DisclosureRequest,
    Dispute,
    Entry,
    ImportedCase,
    ImportStage,
    LedgerImport,
)
from gongkai_office.cases.projection import Projection
from gongkai_office.clock import day_of
from gongkai_office.journal.commands.vouch import vouch
from gongkai_office.journal.commands.write import following
from gongkai_office.journal.models import Line

_TOGETHER = 300
_NAMED = 3


@transaction.atomic(durable=True)
def order_undo(*, work: UUID, reason: str, by: Person, at: datetime) -> LedgerImport:
    """The import, waiting for the worker to undo it. Raises GongkaiError, also for whoever imported it."""
    row = LedgerImport.objects.select_related("organ", "by").select_for_update(of=("self",)).get(pk=work)
    require(by, "case.sign", row.organ, day_of(at))
    if row.stage != ImportStage.DONE:
        raise GongkaiError("只有已导入的台账可以撤销，请刷新页面")
    if row.by_id == by.pk:
        raise ForbiddenError("撤销导入应当由另一人复核办理，不能撤销自己导入的台账")
    if not reason.strip():
        raise GongkaiError("撤销导入应当写明理由")
    _require_untouched(row)
    row.stage, row.reason, row.undone_by, row.trouble = ImportStage.UNDOING, reason.strip(), by, ""
    row.save()
    progress.begin(row)
    vouch(IMPORT, row, "import.order_undo", by=author(by), at=at, reason=row.reason)
    return row


def touched(work: LedgerImport) -> QuerySet[ImportedCase]:
    """The cases of an import that somebody has worked on since."""
    more = ~Q(request__entries_count=F("entries"))
    assigned = Q(request__handler__isnull=False) | Q(request__office__isnull=False)
    served = Q(request__services__isnull=False) | Q(request__parts__isnull=False)
    return work.cases.filter(more | assigned | served).distinct()


def _require_untouched(work: LedgerImport) -> None:
    count = touched(work).count()
    if count:
        numbers = touched(work).order_by("row").values_list("request__number", flat=True)[:_NAMED]
        raise GongkaiError(
            f"导入后已经有 {count} 件分办或者办理过（{'、'.join(numbers)}{'等' if count > _NAMED else ''}），"
            "不能整批撤销；请在各件中逐条更正登记"
        )


@transaction.atomic(durable=True)
def undo(work: LedgerImport, *, at: datetime) -> None:
    """Every entry of the import voided. Killed at any point it leaves all as it was. Raises GongkaiError."""
    row = held(work.pk, ImportStage.UNDOING)
    if row is None or row.undone_by is None:
        return
    _require_untouched(row)
    share(row.organ)
    closed = closed_years(row.organ)
    ground, keys = ground_of(row.organ), list(row.cases.order_by("pk").values_list("request", flat=True))
    with progress_of(row.pk, len(keys)) as done:
        for start in range(0, len(keys), _TOGETHER):
            requests = _locked(keys[start : start + _TOGETHER])
            last = _last_lines(requests)
            entries, lines = list[Entry](), list[Line]()
            for request in requests:
                _require_open(request, closed)
                entries_of, lines_of = _voided(request, row, last[subject(request)], ground=ground, at=at)
                entries += entries_of
                lines += lines_of
                done.step()
            Entry.objects.bulk_create(entries)
            Line.objects.bulk_create(lines)
            _project(requests)
    Dispute.objects.filter(request__in=keys).delete()
    Charge.objects.filter(request__in=keys).update(voided=True)
    row.stage, row.undone_at, row.trouble = ImportStage.UNDONE, at, ""
    row.save()
    vouch(IMPORT, row, "import.undo", by=author(row.undone_by), at=at, facts={"cases": len(keys)}, reason=row.reason)


def _project(requests: Sequence[DisclosureRequest]) -> None:
    """What the requests' rows say now; nearly all say the same, since nothing of them holds any more."""
    alike = defaultdict[Projection, list[UUID]](list)
    for request in requests:
        alike[projection.current(request)].append(request.pk)
    for columns, keys in alike.items():
        DisclosureRequest.objects.filter(pk__in=keys).update(**asdict(columns))


def _require_open(request: DisclosureRequest, closed: tuple[int, ...]) -> None:
    for year in changed(folded(request), EMPTY, closed):
        raise ClosedYearError(f"{year} 年度已经交账，{request.number} 计入该年度，不能整批撤销；确需更正的逐件办理")


def _locked(keys: Sequence[UUID]) -> list[DisclosureRequest]:
    rows = DisclosureRequest.objects.select_related("organ").prefetch_related("entries").filter(pk__in=keys)
    return list(rows.select_for_update(of=("self",)).order_by("pk"))


def _last_lines(requests: Sequence[DisclosureRequest]) -> dict[str, Line]:
    lines = Line.objects.filter(subject__in=[subject(request) for request in requests])
    return {line.subject: line for line in lines.order_by("subject", "-sequence").distinct("subject")}


def _voided(
    request: DisclosureRequest, work: LedgerImport, last: Line, *, ground: Ground, at: datetime
) -> tuple[list[Entry], list[Line]]:
    """The entries that void those of a request, the newest first, and their journal lines."""
    entries, lines, before = list[Entry](), list[Line](), folded(request)
    for mistaken in reversed(before.entries):
        made = prepared(
            request,
            before,
            kind=EntryKind.VOIDED,
            by=work.undone_by or "",
            on=day_of(at),
            at=at,
            ground=ground,
            detail=Voiding(mistaken.id, work.reason),
            role=Role.HEAD,
        )
        last = following(
            last,
            organ=request.organ_id,
            subject=subject(request),
            command=command_of(made.entry),
            by=made.entry.by,
            at=at,
            facts={"import": str(work.pk), **entry_told(made, before)},
            reason=work.reason,
        )
        entries.append(made.entry)
        lines.append(last)
        before = made.case
    return entries, lines
