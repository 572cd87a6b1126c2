"""What of publishing presses on somebody today, in a few lines: for the head of their day and for the reminder."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from gongkai_office.accounts.models import Person
from gongkai_office.accounts.policies import organs_where
from gongkai_office.publishing.models import State, Version
from gongkai_office.publishing.queries.desk import forced, to_review
from gongkai_office.publishing.queries.freshness import due_from
from gongkai_office.publishing.queries.steps import waiting

_MOST = 500
"""Nobody has more to do in a day; beyond, the first are counted."""


@dataclass(frozen=True, slots=True)
class Line:
    """Some things of one kind: what they are, how many, how many of them are late; `anchor` is their place there."""

    words: str
    count: int
    late: int
    anchor: str

    @property
    def told(self) -> str:
        """The line as it is written in a reminder."""
        late = f"，其中 {self.late} 条已超期" if self.late and self.late < self.count else ""
        return f"{self.words}：{self.count} 条{'，均已超期' if self.late == self.count else late}"


def agenda(person: Person, on: date) -> list[Line]:
    """The lines that hold anything."""
    mine = list(to_review(person, on)[:_MOST])
    late = sum(one.grade == "late" for one in waiting(mine, on).values())
    returned = Version.objects.filter(organ__in=organs_where(person, "item.draft", on), state=State.RETURNED).count()
    columns = due_from(person, on)
    lines = (
        Line("等我审核的信息", len(mine), late, "to-review"),
        Line("退回修改的信息", returned, 0, "drafts"),
        Line("先发布、待补审的信息", forced(person, on).count(), 0, "forced"),
        Line("该更新的栏目", len(columns), sum(one.late for one in columns), "stale"),
    )
    return [line for line in lines if line.count]
