"""What the journal vouches for of organs beside the tree: particulars, practices, holiday notices."""

from __future__ import annotations

from gongkai_office.journal.difference import Fault
from gongkai_office.journal.seals import Vouched, columns
from gongkai_office.organs.models import ChosenPractice, EnteredNotice, Merger, Particulars

PARTICULARS = Vouched[Particulars](
    kind="particulars",
    label="机关信息",
    fault=Fault.ORGAN,
    rows=Particulars.objects.all,
    subject=lambda row: f"organ:{row.organ_id}",
    content=columns("organ_id", "start", "entered_at", *Particulars.FIELDS),
    called=lambda row: f"{row.start.isoformat()} 起的机关信息",
)
PRACTICE = Vouched[ChosenPractice](
    kind="practice",
    label="办理规则",
    fault=Fault.ORGAN,
    rows=ChosenPractice.objects.all,
    subject=lambda row: f"organ:{row.organ_id}",
    content=columns("organ_id", "start", "entered_at", "choices", "reason"),
    called=lambda row: f"{row.start.isoformat()} 起的办理规则",
)
NOTICE = Vouched[EnteredNotice](
    kind="notice",
    label="地方节假日",
    fault=Fault.ORGAN,
    rows=EnteredNotice.objects.all,
    subject=lambda row: f"notice:{row.pk}",
    content=columns("region", "year", "number", "issued", "holidays", "entered_at"),
    called=lambda row: f"{row.region} 的放假安排 {row.number}",
)
MERGER = Vouched[Merger](
    kind="merger",
    label="机关合并",
    fault=Fault.ORGAN,
    rows=Merger.objects.all,
    subject=lambda row: f"merger:{row.pk}",
    content=columns("organ_id", "into_id", "day", "reason", "by", "at", "state"),
    called=lambda row: f"{row.day.isoformat()} 起的机关合并",
)
VOUCHED = (PARTICULARS, PRACTICE, NOTICE, MERGER)
