"""What a register says of one item: days, number, amount and particulars, before it is a row."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from gongkai_office.journal.chain import instant
from gongkai_office.journal.seals import seal
from gongkai_office.registers.kinds import Kind
from gongkai_office.registers.models import Entry, Form


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """One decision (`start` is `on`, `quantity` one), or the total of a period."""

    kind: Kind
    form: Form = Form.SINGLE
    start: date
    on: date
    quantity: int = 1
    amount: Decimal | None = None
    reference: str = ""
    details: Mapping[str, str] = field(default_factory=dict)


def stated(entry: Entry) -> Statement:
    """What a line of a ledger says."""
    return Statement(
        kind=Kind(entry.kind),
        form=Form(entry.form),
        start=entry.start,
        on=entry.on,
        quantity=entry.quantity,
        amount=entry.amount,
        reference=entry.reference,
        details=entry.details,
    )


def entry_seal(entry: Entry) -> str:
    """The hash of everything in a line that never changes; all but when it was superseded."""
    return seal(
        {
            "id": str(entry.pk),
            "item": str(entry.item_id),
            "number": entry.item.number,
            "organ": str(entry.organ_id),
            "kind": entry.kind,
            "form": entry.form,
            "sequence": entry.sequence,
            "act": entry.act,
            "standing": entry.standing,
            "start": entry.start.isoformat(),
            "on": entry.on.isoformat(),
            "quantity": entry.quantity,
            "amount": None if entry.amount is None else f"{entry.amount:.2f}",
            "reference": entry.reference,
            "details": entry.details,
            "publish_by": entry.publish_by and entry.publish_by.isoformat(),
            "published_on": entry.published_on and entry.published_on.isoformat(),
            "reason": entry.reason,
            "by": entry.by,
            "at": instant(entry.at),
        }
    )
