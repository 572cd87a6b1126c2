"""What the journal vouches for of the gate: what later looks found, and who let it stand."""

from __future__ import annotations

from gongkai_office.gate.models import LookBack
from gongkai_office.journal.difference import Fault
from gongkai_office.journal.seals import Vouched, columns

LOOK_BACK = Vouched[LookBack](
    kind="look-back",
    label="回头看",
    fault=Fault.ITEM,
    rows=LookBack.objects.all,
    subject=lambda row: row.subject,
    content=columns("organ_id", "subject", "ref", "title", "rules", "at", "notes", "hits", "waiting"),
    called=lambda row: f"《{row.title}》的回头看",
)
