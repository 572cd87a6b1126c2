"""A document's lines and what follows from them: the law's fold, and what the library shows of it."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from gongkai.law.validity import DocumentEvent, DocumentLife, DocumentState, life, usual_until
from gongkai_office.journal.chain import canonical
from gongkai_office.normative.acts import EVENTS, Act
from gongkai_office.normative.models import Campaign, Document, Entry


@dataclass(frozen=True, slots=True)
class Folded:
    """A ledger folded: the law's life of the document (None once its registration is void), and its record card."""

    life: DocumentLife | None
    title: str = ""
    number: str = ""
    filed: date | None = None
    published: date | None = None
    details: Mapping[str, str] = field(default_factory=dict)


def fold(entries: Iterable[Entry]) -> Folded:
    """What the lines say together, in their order. Raises DocumentLedgerError for what cannot have happened."""
    lines = standing(entries)
    if not any(line.act == Act.ISSUED for line in lines):
        return Folded(None)
    named = [line for line in lines if line.title or line.number]
    details: dict[str, str] = {}
    for line in lines:
        if line.act in (Act.ISSUED, Act.DESCRIBED):
            details |= line.details
    return Folded(
        life=life(events(lines)),
        title=next((line.title for line in reversed(named) if line.title), ""),
        number=next((line.number for line in reversed(named) if line.number), ""),
        filed=max((line.on for line in lines if line.act == Act.FILED), default=None),
        published=max((line.on for line in lines if line.act == Act.PUBLISHED), default=None),
        details={key: text for key, text in details.items() if text},
    )


def standing(entries: Iterable[Entry]) -> list[Entry]:
    """The lines that were not taken back, in their order."""
    lines = sorted(entries, key=lambda line: line.sequence)
    dead = {line.voids_id for line in lines if line.act == Act.VOIDED}
    return [line for line in lines if line.pk not in dead and line.act != Act.VOIDED]


def events(lines: Sequence[Entry]) -> list[DocumentEvent]:
    """The events of validity among standing lines."""
    return [event(line) for line in lines if line.act in EVENTS]


def event(line: Entry) -> DocumentEvent:
    """A line as the law's event."""
    return DocumentEvent(EVENTS[line.act], line.on, line.effective, line.until, line.new_number)


def project(document: Document, folded: Folded) -> None:
    """Write what follows from the ledger into the row's columns."""
    document.void = folded.life is None
    if folded.life is None:
        return
    end = folded.life.end
    document.title, document.number = folded.title, folded.number
    document.issued, document.in_force_from = folded.life.issued, folded.life.in_force_from
    document.until, document.amended = folded.life.until, min(folded.life.amended, default=None)
    document.ends_on, document.end_state = (end[0], end[1].name) if end else (None, "")
    document.filed, document.published = folded.filed, folded.published
    document.details = dict(folded.details)


PROJECTED = (
    "title", "number", "issued", "in_force_from", "until", "amended", "ends_on", "end_state", "filed", "published",
    "details", "void", "entries_count",
)  # fmt: skip
"""The columns that follow from the ledger."""


def state_on(document: Document, day: date) -> DocumentState:
    """A document's state on a day, from its projected columns as the law's fold would say it."""
    if document.ends_on and document.ends_on <= day:
        return DocumentState[document.end_state]
    if day < document.in_force_from:
        return DocumentState.NOT_YET_IN_FORCE
    return DocumentState.AMENDED if document.amended and document.amended <= day else DocumentState.VALID


def review_by(document: Document) -> date | None:
    """The day by which somebody must decide about a document that stands: its last day, stated or usual."""
    if document.void or (document.ends_on and document.until is None):
        return None
    return document.until or usual_until(document.in_force_from, document.title)


def campaign_seal(campaign: Campaign) -> str:
    """The hash of a clean-up with everything proposed: what its signers sign."""
    lines = campaign.proposals.order_by("document")
    content: dict[str, object] = {
        "id": str(campaign.pk),
        "title": campaign.title,
        "basis": campaign.basis,
        "cut_off": campaign.cut_off.isoformat(),
        "proposals": [[str(one.document_id), one.verdict, one.reason, _day(one.until)] for one in lines],
    }
    return hashlib.sha256(canonical(content)).hexdigest()


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None
