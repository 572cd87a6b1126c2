"""The pages made from the code: the list of rules, the index of decisions."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

from gongkai.annual.rules import catalogue

MADE = "<!-- Made by `make docs`; change what it is made from, not this page. -->"
SEVERITIES = {"error": "错误", "warning": "提醒", "info": "说明"}


def rules(_root: Path) -> str:
    """Every tie-out rule, as the program itself lists them."""
    rows = [f"| {rule.id} | {rule.statement} | {SEVERITIES[rule.severity]} | {rule.source} |" for rule in catalogue()]
    return page(
        "勾稽规则 · The tie-out rules",
        "`gongkai check` judges every report by these rules; `gongkai rules` prints the same list.",
        "Only an *error* (错误) makes a report unbalanced.",
        "",
        "| 编号 Id | 必须成立的事 What must hold | 程度 Severity | 依据 Source |",
        "|---|---|---|---|",
        *rows,
    )


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
