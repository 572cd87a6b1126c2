"""What organs have on record against what the journal says was entered."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from uuid import UUID

from gongkai_office.journal.models import Line
from gongkai_office.organs.models import Particulars

_PARTICULARS = "organ.particulars"


@dataclass(frozen=True, slots=True)
class Altered:
    """A row of an organ that is not as it was entered; `what` says which in Chinese."""

    organ: UUID
    what: str
    expected: str
    found: str


def altered() -> Iterator[Altered]:
    """Every row of particulars that was changed, added or taken away without its line in the journal."""
    told = {
        line.facts["particulars"]: (line.organ, {**line.facts}) for line in Line.objects.filter(command=_PARTICULARS)
    }
    for row in Particulars.objects.all():
        organ, facts = told.pop(str(row.pk), (row.organ_id, {}))
        expected = {"particulars": str(row.pk), **row.plain()}
        if facts != expected or organ != row.organ_id:
            differing = [name for name, value in expected.items() if facts.get(name) != value]
            yield Altered(row.organ_id, f"{row.start.isoformat()} 起的机关信息", "与日志一致", "、".join(differing))
    for organ, facts in told.values():
        yield Altered(organ, f"{facts['start']} 起的机关信息", "有", "无")
