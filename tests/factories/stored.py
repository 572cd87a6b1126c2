"""Invented ledgers of `tests.factories.ledgers` as rows, without the commands and their permissions."""

from __future__ import annotations

from collections.abc import Sequence

from gongkai.cases.entries import Entry, Voiding
from gongkai.cases.state import Case, fold
from gongkai.law.practice import DEFAULT
from gongkai_office.cases import ledger, projection, sealing
from gongkai_office.cases.models import DisclosureRequest, Dispute
from gongkai_office.ids import new_id
from gongkai_office.organs.models import Organ
from gongkai_office.organs.queries import calendar_of


def renewed(entries: Sequence[Entry]) -> tuple[Entry, ...]:
    """A ledger with identifiers as rows have them; what names another entry follows."""
    ids = {entry.id: str(new_id()) for entry in entries}
    fresh = []
    for entry in entries:
        detail = entry.detail
        if isinstance(detail, Voiding):
            detail = Voiding(ids[detail.entry], detail.reason)
        fresh.append(entry._replace(id=ids[entry.id], detail=detail))
    return tuple(fresh)


def store(organ: Organ, entries: Sequence[Entry], *, serial: int) -> tuple[DisclosureRequest, Case]:
    """One ledger as a request with its entries and projections; nobody's requester is needed for it."""
    ledger_entries = renewed(entries)
    case = fold(ledger_entries)
    request = DisclosureRequest(
        organ=organ,
        number=f"试{serial}号",
        year=2021,
        serial=serial,
        access=bytes(32),
        arrived_by="counter",
        idempotency=str(new_id()),
        description="某文件",
        description_hash=sealing.text_hash(f"某文件{serial}"),
    )
    projection.write(request, projection.project(case, calendar_of(organ), DEFAULT))
    request.save(force_insert=True)
    for sequence, entry in enumerate(ledger_entries, 1):
        ledger.stored(entry, request=request, sequence=sequence, note="").save(force_insert=True)
    for dispute in case.disputes:
        Dispute.objects.create(
            request=request,
            organ=organ,
            number=dispute.id,
            forum=dispute.forum,
            filed=dispute.filed,
            ended=dispute.ended,
            result=dispute.result or "",
        )
    return request, case
