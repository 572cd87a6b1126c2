"""What the journal vouches for in the registers: every line of every item, every import."""

from __future__ import annotations

from collections.abc import Mapping
from uuid import UUID

from gongkai_office.journal.difference import Fault
from gongkai_office.journal.seals import Bundled, Vouched, columns
from gongkai_office.registers.models import Batch, Entry, Stage

_ENTRY = columns(
    "item_id", "organ_id", "kind", "form", "sequence", "act", "standing", "start", "on", "quantity", "reference",
    "details", "publish_by", "published_on", "reason", "by", "at",
)  # fmt: skip
_BATCH = columns("organ_id", "kind", "name", "sha256", "stage", "count", "by_id", "at", "done_at")
_UNDECIDED = columns("header", "rows", "mapping", "unit")


def subject(item: UUID) -> str:
    """An item as the journal names it."""
    return f"register:{item}"


def batch_subject(batch: UUID | None) -> str:
    """An import as the journal names it: the lines its items began with."""
    return f"register-import:{batch}"


def _entry(row: Entry) -> Mapping[str, object]:
    """Everything in a line that never changes; all but when it was superseded."""
    amount = None if row.amount is None else f"{row.amount:.2f}"
    return {**_ENTRY(row), "number": row.item.number, "amount": amount}


def _batch(row: Batch) -> Mapping[str, object]:
    """An import, and until it is settled the rows that would be entered and how they are understood."""
    return {**_BATCH(row), **(_UNDECIDED(row) if row.stage == Stage.CHECKING else {})}


ENTRY = Vouched[Entry](
    kind="register-entry",
    label="登记",
    fault=Fault.LEDGER,
    rows=lambda: Entry.objects.select_related("item").exclude(sequence=1, item__batch__isnull=False),
    subject=lambda row: subject(row.item_id),
    content=_entry,
    called=lambda row: f"{row.item.number} 第 {row.sequence} 条登记",
)
IMPORTED = Bundled(
    of=Vouched[Entry](
        kind="register-import",
        label="成批登记",
        fault=Fault.LEDGER,
        rows=lambda: Entry.objects.select_related("item__batch").filter(sequence=1, item__batch__isnull=False),
        subject=lambda row: batch_subject(row.item.batch_id),
        content=_entry,
        called=lambda row: f"《{row.item.batch}》的成批登记",
    ),
    by=lambda row: row.item.batch_id,
    order="item__batch",
)
BATCH = Vouched[Batch](
    kind="register-batch",
    label="批量导入",
    fault=Fault.LEDGER,
    rows=Batch.objects.all,
    subject=lambda row: batch_subject(row.pk),
    content=_batch,
    called=lambda row: f"批量导入《{row.name}》",
)
VOUCHED = (ENTRY, IMPORTED, BATCH)
