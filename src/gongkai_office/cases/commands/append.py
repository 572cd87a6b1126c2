"""The one way into a request's ledger: every verb ends here, inside its own transaction."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from django.db import connection

from gongkai.cases.acceptance import record
from gongkai.cases.entries import Detail, EntryKind, Role
from gongkai.cases.entries import Entry as Line
from gongkai.cases.state import Case, fold
from gongkai.cases.state import Dispute as CaseDispute
from gongkai.errors import GongkaiError
from gongkai.law.calendars import Calendar
from gongkai_office.accounts.queries import author
from gongkai_office.cases import ledger, policies, projection
from gongkai_office.cases.commands.closed_years import amended
from gongkai_office.cases.letters import issuing
from gongkai_office.cases.letters.issuing import Issue
from gongkai_office.cases.models import DisclosureRequest, Dispute, Entry
from gongkai_office.cases.policies import Actor
from gongkai_office.cases.practice import practice_for
from gongkai_office.cases.vouched import LETTER
from gongkai_office.clock import day_of
from gongkai_office.ids import new_id
from gongkai_office.journal.commands.write import write
from gongkai_office.journal.seals import spelled
from gongkai_office.organs.models import Organ
from gongkai_office.organs.practices import Choices, choices_of
from gongkai_office.organs.queries import calendar_of

_LONGEST_WAIT = timedelta(minutes=1)


class LedgerError(GongkaiError):
    """A ledger that does not agree with its own case; nothing more is written into it before it is verified."""


@dataclass(frozen=True, slots=True)
class Recorded:
    """What a verb left behind: the row with its projections, the entry, the case, and what is irregular about it.

    `repeated` says that an earlier call with the same key had done it all.
    """

    request: DisclosureRequest
    entry: Entry
    case: Case
    remarks: tuple[str, ...] = ()
    repeated: bool = False


@dataclass(frozen=True, slots=True)
class Ground:
    """What the cases of an organ rest on: its calendar, and the practices it chose."""

    calendar: Calendar
    choices: Choices


def ground_of(organ: Organ) -> Ground:
    """What an organ's cases rest on now."""
    return Ground(calendar_of(organ), choices_of(organ))


def append(
    *,
    case: UUID,
    kind: EntryKind,
    by: Actor,
    on: date,
    at: datetime,
    detail: Detail | None = None,
    note: str = "",
    key: UUID | None = None,
    facts: Mapping[str, object] | None = None,
    seals: Mapping[str, str] | None = None,
    reason: str = "",
    letters: Issue | None = None,
) -> Recorded:
    """Check and append one entry: lock, fold, allowed, lawful, store, project, issue its letters, journal.

    `key` becomes the entry's id; the same key a second time returns what the first left behind. `facts` join those
    of the journal line and hold no personal data; `seals` states what the caller keeps beside the entry. Raises
    GongkaiError; nothing has changed then.
    """
    request = locked(case)
    return repeated(request, key) or enter(
        request,
        folded(request),
        kind=kind,
        by=by,
        on=on,
        at=at,
        detail=detail,
        note=note,
        key=key,
        facts=facts,
        seals=seals,
        reason=reason,
        letters=letters,
    )


def repeated(request: DisclosureRequest, key: UUID | None) -> Recorded | None:
    """What an earlier call with the same key left behind in a locked request; None where there was none."""
    done = request.entries.filter(pk=key).first() if key else None
    return Recorded(request, done, folded(request), repeated=True) if done else None


def enter(
    request: DisclosureRequest,
    before: Case,
    *,
    kind: EntryKind,
    by: Actor,
    on: date,
    at: datetime,
    detail: Detail | None = None,
    note: str = "",
    key: UUID | None = None,
    facts: Mapping[str, object] | None = None,
    seals: Mapping[str, str] | None = None,
    reason: str = "",
    letters: Issue | None = None,
) -> Recorded:
    """One entry into a request that is locked and folded already."""
    ground = ground_of(request.organ)
    made = prepared(request, before, kind=kind, by=by, on=on, at=at, ground=ground, detail=detail, note=note, key=key)
    made.entry.save(force_insert=True)
    request.save(update_fields=projection.COLUMNS)
    if before.disputes != made.case.disputes:
        _project_disputes(request, made.case)
    amendments = amended(request, before, made.case, made.entry)
    issued = issuing.issue(request, before if before.clock else made.case, made.entry, letters) if letters else ()
    _journal(made, before, {**(facts or {}), **amendments}, {**(seals or {}), **LETTER.stated(*issued)}, reason)
    return made


def prepared(
    request: DisclosureRequest,
    before: Case,
    *,
    kind: EntryKind,
    by: Actor,
    on: date,
    at: datetime,
    ground: Ground,
    detail: Detail | None = None,
    note: str = "",
    key: UUID | None = None,
    role: Role | None = None,
) -> Recorded:
    """One entry with everything that follows from it, checked and projected into the row; nothing is stored yet.

    `role` is given by who has asked for the right already, once for many entries.
    """
    role = role or policies.acting(by, kind, request, day_of(at))
    line = Line(str(key or new_id()), kind, on, _after_last(before, at), author(by), role, detail)
    after, remarks = record(before, line, ground.calendar, practice_for(before, ground.choices, arriving=on))
    row = ledger.stored(line, request=request, sequence=len(after.entries), note=note)
    projection.write(request, projection.project(after, ground.calendar, practice_for(after, ground.choices)))
    return Recorded(request, row, after, remarks)


def _after_last(case: Case, at: datetime) -> datetime:
    """The instant of writing down: whoever waited for the lock writes after the one they waited for."""
    last = case.entries[-1].at if case.entries else at
    return last if at < last <= at + _LONGEST_WAIT else at


def locked(case: UUID) -> DisclosureRequest:
    """The request, locked until the transaction ends. Raises DisclosureRequest.DoesNotExist."""
    if not connection.in_atomic_block:
        raise RuntimeError("a ledger is written only inside the transaction of its verb")
    rows = DisclosureRequest.objects.select_related("organ", "office")
    return rows.select_for_update(of=("self",)).get(pk=case)


def folded(request: DisclosureRequest) -> Case:
    """The case of a locked request. Raises LedgerError where entries are missing or too many."""
    entries = ledger.entries(request.entries.all())
    if len(entries) != request.entries_count:
        raise LedgerError(
            f"{request.number} 的登记应有 {request.entries_count} 条，实有 {len(entries)} 条，"
            "已停止办理，请运行 gongkai verify 核查"
        )
    return fold(entries)


def subject(request: DisclosureRequest) -> str:
    """A request as the journal names it."""
    return f"case:{request.pk}"


def _journal(made: Recorded, before: Case, facts: Mapping[str, object], seals: Mapping[str, str], reason: str) -> None:
    write(
        organ=made.request.organ_id,
        subject=subject(made.request),
        command=command_of(made.entry),
        by=made.entry.by,
        at=made.entry.at,
        facts={**facts, **told(made, before)},
        seals=seals,
        reason=reason,
    )


def command_of(row: Entry) -> str:
    """What the journal calls the making of an entry."""
    return f"case.{row.kind}"


def told(made: Recorded, before: Case) -> dict[str, object]:
    """What the journal line of an entry says of it and of the case after it."""
    row = made.entry
    return {
        "entry": str(row.pk),
        "sequence": row.sequence,
        "seal": ledger.entry_seal(row),
        "on": row.on.isoformat(),
        "from": before.stage.name,
        "to": made.request.stage,
        **dated(made.request),
    }


def dated(request: DisclosureRequest) -> dict[str, object]:
    """The dates of a request as a journal line states them."""
    return {column: spelled(getattr(request, column)) for column in projection.DATED}


def _project_disputes(request: DisclosureRequest, case: Case) -> None:
    request.disputes.exclude(number__in=[dispute.id for dispute in case.disputes]).delete()
    for dispute in case.disputes:
        Dispute.objects.update_or_create(request=request, number=dispute.id, defaults=dispute_columns(request, dispute))


def dispute_columns(request: DisclosureRequest, dispute: CaseDispute) -> dict[str, object]:
    """A dispute of the folded case as the columns of its row."""
    return {
        "organ_id": request.organ_id,
        "forum": dispute.forum,
        "filed": dispute.filed,
        "ended": dispute.ended,
        "result": dispute.result or "",
    }
