"""Enter the requester's correction; the period of reply starts anew (Art. 30)."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from uuid import UUID

from django.db import transaction

from gongkai.cases.entries import Applicant, EntryKind
from gongkai_office.cases import ledger, sealing
from gongkai_office.cases.commands.append import Recorded, enter, folded, locked, repeated, subject
from gongkai_office.cases.models import DisclosureRequest
from gongkai_office.cases.policies import Actor
from gongkai_office.cases.requesters import requester_seal, seal_into
from gongkai_office.cases.sealing import Particulars
from gongkai_office.files.commands.hold import adopt


@transaction.atomic(durable=True)
def correct(
    *,
    case: UUID,
    by: Actor,
    on: date,
    at: datetime,
    note: str = "",
    description: str = "",
    particulars: Particulars | None = None,
    key: UUID | None = None,
    papers: Iterable[UUID] = (),
    sender: Actor | None = None,
) -> Recorded:
    """The case with a new first day, and with the description and particulars that the correction brings.

    What stood there before stays in the seal of the earlier journal line. `papers` are waiting files that came with
    it, handed in by `sender`, or else by who enters it. Raises GongkaiError.
    """
    request = locked(case)
    if done := repeated(request, key):
        return done
    adopt(ids=papers, organ=request.organ, subject=subject(request), by=sender or by, at=at)
    if description.strip():
        describe(request, description)
    if particulars:
        _replace(request, particulars)
    return enter(
        request,
        folded(request),
        kind=EntryKind.CORRECTED,
        by=by,
        on=on,
        at=at,
        note=note,
        key=key,
        facts={"arrival": ledger.request_seal(request), "requester": requester_seal(request.requester)},
    )


def describe(request: DisclosureRequest, description: str) -> None:
    """Put another description into a locked request."""
    request.description, request.description_hash = description, sealing.text_hash(description)
    request.save(update_fields=["description", "description_hash"])


def _replace(request: DisclosureRequest, particulars: Particulars) -> None:
    seal_into(request.requester, Applicant(request.requester.kind), particulars)
    request.requester.save()
