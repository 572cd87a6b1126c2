"""What organs have on record against what the journal says was entered."""

from __future__ import annotations

from collections.abc import Iterator

from gongkai_office.journal.difference import Difference, Fault
from gongkai_office.journal.models import Line
from gongkai_office.organs.models import ChosenPractice, Particulars


def verify() -> Iterator[Difference]:
    """Every row of particulars or practice that was changed, added or taken away without its line in the journal."""
    yield from _compared("particulars", list(Particulars.objects.all()))
    yield from _compared("practice", list(ChosenPractice.objects.all()))


def _compared(what: str, rows: list[Particulars] | list[ChosenPractice]) -> Iterator[Difference]:
    lines = Line.objects.filter(command=f"organ.{what}")
    told = {line.facts[what]: (f"organ:{line.organ}", line.facts) for line in lines}
    for row in rows:
        organ, facts = told.pop(str(row.pk), (f"organ:{row.organ_id}", {}))
        expected: dict[str, object] = {what: str(row.pk), **row.plain()}
        differing = [name for name, value in expected.items() if facts.get(name) != value]
        if organ != f"organ:{row.organ_id}":
            differing.append("organ")
        if differing:
            yield _difference(what, organ, str(row.start), found="、".join(differing))
    for organ, facts in told.values():
        yield _difference(what, organ, str(facts["start"]), expected="有", found="无")


def _difference(what: str, organ: str, start: str, *, expected: str = "与日志一致", found: str) -> Difference:
    return Difference(Fault.ORGAN, organ, f"{start} 起的{_NAMES[what]}", expected, found)


_NAMES = {"particulars": "机关信息", "practice": "办理规则"}
