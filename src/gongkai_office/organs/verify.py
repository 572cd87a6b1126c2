"""Organs, their names and what they have on record against what the journal says was entered."""

from __future__ import annotations

from collections.abc import Iterator

from gongkai_office.journal.difference import Difference, Fault
from gongkai_office.journal.models import Line
from gongkai_office.journal.seals import compare
from gongkai_office.organs.models import Organ
from gongkai_office.organs.vouched import VOUCHED


def verify() -> Iterator[Difference]:
    """Every organ, name, row of particulars, practice or notice changed, added or taken away without its line."""
    yield from _tree()
    yield from compare(*VOUCHED)


def _tree() -> Iterator[Difference]:
    told = _told()
    for row in Organ.objects.prefetch_related("names").order_by("path").iterator(500):
        expected, found = told.pop(str(row.pk), None), _standing(row)
        for name, value in found.items():
            if expected is None or expected.get(name) != value:
                said = "无" if expected is None else str(expected.get(name))
                yield Difference(Fault.ORGAN, f"organ:{row.pk}", _COLUMNS[name], said, str(value))
    for organ in told:
        yield Difference(Fault.ORGAN, f"organ:{organ}", "机关", "有", "无")


def _told() -> dict[str, dict[str, object]]:
    """Every organ as its lines leave it: founded, renamed, merged into another or after all not."""
    told: dict[str, dict[str, object]] = {}
    names: dict[str, list[tuple[object, ...]]] = {}
    commands = ("organ.found", "organ.rename", "organ.merge", "organ.unmerge")
    for line in Line.objects.filter(command__in=commands).order_by("subject", "sequence").iterator():
        facts, organ = line.facts, str(line.organ)
        if line.command == "organ.found":
            names[organ] = [(facts.get("name"), facts.get("short"), facts.get("on"), "")]
            told[organ] = {name: facts.get(name) for name in _FOUNDED} | {"closed": "", "names": names[organ]}
        elif line.command == "organ.merge":
            told.setdefault(organ, {})["closed"] = f"{facts.get('on')} {facts.get('into')}"
        elif line.command == "organ.unmerge":
            told.setdefault(organ, {})["closed"] = ""
        else:
            before = names.setdefault(organ, [])
            before[-1:] = [(*one[:3], facts.get("on")) for one in before[-1:]]
            before.append((facts.get("new"), facts.get("short"), facts.get("on"), ""))
    return told


def _standing(row: Organ) -> dict[str, object]:
    names = sorted(row.names.all(), key=lambda one: one.start)
    above = row.path.removesuffix(f"{row.pk}/").rstrip("/").rpartition("/")[2]
    return {
        "code": row.code,
        "kind": row.kind,
        "level": row.level,
        "region": row.region,
        "path": row.path if above == str(row.parent_id or "") else f"{row.parent_id} {row.path}",
        "on": row.opened_on.isoformat(),
        "closed": f"{row.closed_on.isoformat()} {row.successor_id}" if row.closed_on else "",
        "names": [(n.name, n.short, n.start.isoformat(), n.end.isoformat() if n.end else "") for n in names],
    }


_FOUNDED = ("code", "kind", "level", "region", "path", "on")
_COLUMNS = {
    "code": "机关代码",
    "kind": "性质",
    "level": "层级",
    "region": "行政区划代码",
    "path": "隶属关系",
    "on": "设立日期",
    "closed": "撤销和承接",
    "names": "名称",
}
