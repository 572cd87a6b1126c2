"""The ledger's rows as the entries that `gongkai.cases` folds, and back."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import asdict
from datetime import date
from uuid import UUID

from gongkai.cases import entries as law
from gongkai.cases.entries import Applicant, Detail, DisputeResult, EntryKind, Forum, Role
from gongkai.law.outcomes import Outcome
from gongkai.law.receipt import Channel
from gongkai_office.cases.models import DisclosureRequest, Entry
from gongkai_office.journal.chain import canonical, instant
from gongkai_office.sealing.hashes import keyed_hash

Plain = dict[str, str]


def entry(row: Entry) -> law.Entry:
    """One row as an entry."""
    kind = EntryKind(row.kind)
    return law.Entry(str(row.pk), kind, row.on, row.at, row.by, Role[row.role], detail(kind, row.detail))


def entries(rows: Iterable[Entry]) -> tuple[law.Entry, ...]:
    """Rows in the order of their sequence as a ledger."""
    return tuple(entry(row) for row in sorted(rows, key=lambda row: row.sequence))


def stored(one: law.Entry, *, request: DisclosureRequest, sequence: int, note: str) -> Entry:
    """An entry as the row that keeps it."""
    return Entry(
        id=UUID(one.id),
        request=request,
        organ_id=request.organ_id,
        sequence=sequence,
        kind=one.kind.value,
        on=one.on,
        at=one.at,
        by=one.by,
        role=one.role.name,
        detail=plain(one.detail),
        note=note,
    )


def plain(given: Detail | None) -> Plain | None:
    """A detail as JSON."""
    return {key: str(value) for key, value in asdict(given).items()} if given else None


def detail(kind: EntryKind, given: Plain | None) -> Detail | None:
    """A detail from JSON; the entry's kind tells which it is. Raises KeyError and ValueError for anything else."""
    return _DETAILS[kind](given) if given and kind in _DETAILS else None


_DETAILS: dict[EntryKind, Callable[[Plain], Detail]] = {
    EntryKind.RECEIVED: lambda given: law.Receipt(
        Channel(given["channel"]), Applicant(given["applicant"]), given["split_from"]
    ),
    EntryKind.DRAFTED: lambda given: law.Draft(Outcome(given["outcome"])),
    EntryKind.THIRD_PARTY_ANSWERED: lambda given: law.Answering(date.fromisoformat(given["asked"])),
    EntryKind.ORGAN_ANSWERED: lambda given: law.Answering(date.fromisoformat(given["asked"])),
    EntryKind.DELAYED: lambda given: law.Until(date.fromisoformat(given["day"])),
    EntryKind.REOPENED: lambda given: law.Until(date.fromisoformat(given["day"])),
    EntryKind.RECONSIDERATION_FILED: lambda given: law.Filing(given["dispute"], Forum(given["forum"])),
    EntryKind.SUIT_FILED: lambda given: law.Filing(given["dispute"], Forum(given["forum"])),
    EntryKind.DISPUTE_DECIDED: lambda given: law.Ruling(given["dispute"], DisputeResult(given["result"])),
    EntryKind.THIRD_PARTY_TOLD: lambda given: law.Told(given["letter"]),
    EntryKind.RECORD_CORRECTED: lambda given: law.Told(given["letter"]),
    EntryKind.VOIDED: lambda given: law.Voiding(given["entry"], given["reason"]),
}


def entry_seal(row: Entry) -> str:
    """What the journal says of an entry's content: a keyed hash, so that the journal tells nothing of a note."""
    content: dict[str, object] = {
        "id": str(row.pk),
        "request": str(row.request_id),
        "sequence": row.sequence,
        "kind": row.kind,
        "on": row.on.isoformat(),
        "at": instant(row.at),
        "by": row.by,
        "role": row.role,
        "detail": row.detail,
        "note": row.note,
    }
    return keyed_hash("journal", canonical(content)).hex()


def request_seal(row: DisclosureRequest) -> str:
    """What the journal says of the facts of a request's arrival."""
    content: dict[str, object] = {
        "id": str(row.pk),
        "organ": str(row.organ_id),
        "number": row.number,
        "year": row.year,
        "serial": row.serial,
        "access": bytes(row.access).hex(),
        "arrived_by": row.arrived_by,
        "idempotency": row.idempotency,
        "description": row.description,
        "description_hash": bytes(row.description_hash).hex(),
        "form_wanted": row.form_wanted,
        "delivery_wanted": row.delivery_wanted,
        "split_from": str(row.split_from_id),
        **({"former_number": row.former_number} if row.former_number else {}),
    }
    return keyed_hash("journal", canonical(content)).hex()
