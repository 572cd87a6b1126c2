"""A link in a document leads somewhere: to a file that exists, to a heading that is there."""

from __future__ import annotations

import re
from pathlib import Path
from urllib.parse import unquote

from docs.generate import documents

LINK = re.compile(r"\]\(([^)\s]+)\)|<(?:img|a)\s[^>]*?(?:src|href)=\"([^\"]+)\"")
HEADING = re.compile(r"^#{1,6}\s+(.+?)\s*$", re.MULTILINE)
FENCE = re.compile(r"^```.*?^```", re.MULTILINE | re.DOTALL)


def faults(root: Path) -> list[str]:
    """One line for each relative link that leads nowhere."""
    return [
        f"{page.relative_to(root)}: the link {target!r} leads nowhere"
        for page in documents(root)
        for target in targets(page.read_text(encoding="utf-8"))
        if not leads_somewhere(page, target)
    ]


def targets(text: str) -> list[str]:
    """The relative links of a page, those in code blocks left out.

    >>> targets("[a](b.md#c) [d](https://e.example) ![f](g.svg)")
    ['b.md#c', 'g.svg']
    """
    found = ["".join(match.groups("")) for match in LINK.finditer(FENCE.sub("", text))]
    return [target for target in found if "://" not in target and not target.startswith("mailto:")]


def leads_somewhere(page: Path, target: str) -> bool:
    """Whether the file is there, and the heading in it if one is named."""
    path, _, heading = unquote(target).partition("#")
    goal = page.parent / path if path else page
    if not goal.exists():
        return False
    return not heading or heading in anchors(goal.read_text(encoding="utf-8"))


def anchors(text: str) -> set[str]:
    """The names that a page's headings get on the web.

    >>> sorted(anchors("## 法律，现状") | anchors("# How to *run* it"))
    ['how-to-run-it', '法律现状']
    """
    headings = HEADING.findall(FENCE.sub("", text))
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}
