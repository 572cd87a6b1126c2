"""What a register says of one item: days, number, amount and particulars, before it is a row."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

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
