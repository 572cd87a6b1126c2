"""The one way into a document's ledger: every verb ends here, inside its own transaction."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from uuid import UUID

from django.db import connection

from gongkai_office.accounts.models import Person
from gongkai_office.accounts.policies import require
from gongkai_office.accounts.queries import author
from gongkai_office.clock import day_of
from gongkai_office.journal.commands.vouch import vouch
from gongkai_office.normative.acts import Act, DocumentError
from gongkai_office.normative.indexing import found
from gongkai_office.normative.ledger import PROJECTED, fold, project
from gongkai_office.normative.models import Document, Entry, Version
from gongkai_office.normative.vouched import ENTRY, VERSION


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """What a line says beside its act and day; what an act does not need stays empty."""

    effective: date | None = None
    until: date | None = None
    new_number: bool = False
    number: str = ""
    title: str = ""
    basis: str = ""
    cause: Document | None = None
    voids: Entry | None = None
    details: Mapping[str, str] = field(default_factory=dict)
    reason: str = ""


NOTHING = Said()


def append(
    *,
    document: UUID,
    act: Act,
    on: date,
    by: Person | str,
    at: datetime,
    said: Said = NOTHING,
    key: UUID | None = None,
    permission: str = "document.enter",
) -> Entry:
    """Check and append one line: lock, allowed, lawful, store, project, journal.

    The same `key` a second time returns what the first left behind. Raises GongkaiError; nothing has changed then.
    """
    row = locked(document)
    require(by, permission, row.organ, day_of(at))
    if key and (done := row.entries.filter(pk=key).first()):
        return done
    if row.void:
        raise DocumentError("这份文件的登记已经作废，不能再登记，请重新登记文件")
    return enter(row, act=act, on=on, by=by, at=at, said=said, key=key)


def enter(
    row: Document,
    *,
    act: Act,
    on: date,
    by: Person | str,
    at: datetime,
    said: Said = NOTHING,
    key: UUID | None = None,
    version: Version | None = None,
) -> Entry:
    """One line of a document that is locked or new; `version` is a text kept together with it."""
    before = list(row.entries.order_by("sequence"))
    last = before[-1].at if before else at
    line = Entry(
        document=row, organ_id=row.organ_id, sequence=len(before) + 1, act=act, on=on, effective=said.effective,
        until=said.until, new_number=said.new_number, number=said.number, title=said.title, basis=said.basis,
        cause=said.cause, voids=said.voids, details=dict(said.details), reason=said.reason, by=author(by),
        at=max(at, last),
    )  # fmt: skip
    line.pk = key or line.pk
    project(row, fold([*before, line]))
    row.entries_count = line.sequence
    line.save(force_insert=True)
    row.save(update_fields=PROJECTED)
    if row.published:
        found(row)
    _journal(row, line, version)
    return line


def locked(document: UUID) -> Document:
    """The document, locked until the transaction ends. Raises Document.DoesNotExist."""
    if not connection.in_atomic_block:
        raise RuntimeError("a ledger is written only inside the transaction of its verb")
    return Document.objects.select_related("organ").select_for_update(of=("self",)).get(pk=document)


def require_past(on: date, at: datetime, what: str) -> None:
    """Pass a day that has come. Raises DocumentError."""
    if on > day_of(at):
        raise DocumentError(f"{what} {on.isoformat()} 还没有到，请核对")


def _journal(row: Document, line: Entry, version: Version | None) -> None:
    facts = {"registration": row.registration, "on": line.on.isoformat()}
    seals = VERSION.stated(version) if version else {}
    vouch(ENTRY, line, f"document.{line.act}", by=line.by, at=line.at, facts=facts, seals=seals, reason=line.reason)
