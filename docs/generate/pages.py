"""The pages made from the code: the list of rules, the index of decisions."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from pathlib import Path

from gongkai.annual.rules import Need, RuleEntry, catalogue
from gongkai.findings import Severity

MADE = "<!-- Made by `make docs`; change what it is made from, not this page. -->"
SEVERITIES = {Severity.ERROR: "错误 error", Severity.WARNING: "提醒 warning", Severity.INFO: "说明 info"}
NEEDS = {Need.PREVIOUS: "上一年度报告", Need.CHILDREN: "下级报告", Need.NARRATIVE: "报告文字"}
FAMILIES = {
    "T2": "表二 · Table two, what was issued and decided",
    "T3": "表三 · Table three, requests",
    "T4": "表四 · Table four, reconsideration and litigation",
    "AGG": "汇总 · Parent and children",
    "NAR": "文字 · The narrative",
    "FEE": "信息处理费 · The processing fee",
    "STR": "结构 · Sections and parts",
    "PUB": "公布 · Publication and period",
}


def rules(_root: Path) -> str:
    """Every tie-out rule, by the part of the report it speaks of."""
    listed = catalogue()
    return page(
        "勾稽规则 · The tie-out rules",
        f"`gongkai check` holds these {len(listed)} rules against every report; `gongkai rules` prints the same list.",
        "Only an error (错误) makes a report unbalanced. A rule that lacks what it needs says nothing.",
        *(line for family in FAMILIES for line in shelf(family, listed)),
    )


def shelf(family: str, listed: Iterable[RuleEntry]) -> list[str]:
    """The rules of one family, as a table under its heading."""
    head = "| 编号 Id | 必须成立的事 What must hold | 程度 Severity | 另需 Needs | 出处 Source |"
    own = [row(entry) for entry in listed if entry.id.split("-")[0] == family]
    return ["", f"## {FAMILIES[family]}", "", head, "|---|---|---|---|---|", *own]


def row(entry: RuleEntry) -> str:
    """One rule: its sentence in Chinese, and in English what its function says of itself."""
    holds = f"{entry.statement}<br>{entry.doc.partition('. ')[0].splitlines()[0]}"
    needs = "、".join(NEEDS[Need(need)] for need in entry.needs)
    return f"| {entry.id} | {holds} | {SEVERITIES[entry.severity]} | {needs} | {entry.source} |"


def decisions(root: Path) -> str:
    """The index of decision records, by number."""
    records = sorted((root / "docs" / "adr").glob("[0-9]*.md"))
    return page(
        "Decisions",
        "One page each: what made us choose, what we chose, what follows. A decision that proves wrong gets a new",
        "record that names the old one; the old one stays, marked as replaced.",
        "",
        *(f"- [{title(record)}]({record.name})" for record in records),
    )


PAGES: dict[str, Callable[[Path], str]] = {"docs/rules.md": rules, "docs/adr/README.md": decisions}


def write(root: Path) -> None:
    """Write every generated page anew."""
    for name, render in PAGES.items():
        (root / name).write_text(render(root), encoding="utf-8")


def faults(root: Path) -> list[str]:
    """One line for each generated page that no longer says what the code says."""
    return [
        f"{name}: stale; run `make docs` and look at the difference"
        for name, render in PAGES.items()
        if not (root / name).exists() or (root / name).read_text(encoding="utf-8") != render(root)
    ]


def page(heading: str, *lines: str) -> str:
    """A Markdown page with its heading and the mark that it is made."""
    return "\n".join((f"# {heading}", "", MADE, "", *lines, ""))


def title(record: Path) -> str:
    """The first heading of a record."""
    match = re.search(r"^# (.+)$", record.read_text(encoding="utf-8"), re.MULTILINE)
    return match[1] if match else record.stem
