"""A link in a document leads somewhere: to a file that exists, to a heading that is there. So does a path it names."""

from __future__ import annotations

import re
from pathlib import Path
from urllib.parse import unquote

from docs.generate import documents

LINK = re.compile(r"\]\(([^)\s]+)\)|<(?:img|a)\s[^>]*?(?:src|href)=\"([^\"]+)\"")
HEADING = re.compile(r"^#{1,6}\s+(.+?)\s*$", re.MULTILINE)
NAMED = re.compile(r"`([\w.-]+(?:/[\w.-]+)+(?:\.\w+|/))`")
BASES = (".", "src/gongkai", "src/gongkai/documents", "tests")
FENCE = re.compile(r"^```.*?^```", re.MULTILINE | re.DOTALL)


def faults(root: Path) -> list[str]:
    """One line for each relative link, and each path in `code`, that leads nowhere."""
    found = []
    for page in documents(root):
        text, name = page.read_text(encoding="utf-8"), page.relative_to(root)
        dead = [target for target in targets(text) if not leads_somewhere(page, target)]
        gone = [path for path in NAMED.findall(FENCE.sub("", text)) if not stands_somewhere(root, page, path)]
        found += [f"{name}: the link {target!r} leads nowhere" for target in dead]
        found += [f"{name}: there is no {path}" for path in gone]
    return found


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


def stands_somewhere(root: Path, page: Path, path: str) -> bool:
    """Whether a path named in a page is there: from the root, from a room that pages speak of, from the page."""
    return any((base / path).exists() for base in (*(root / room for room in BASES), page.parent))


def anchors(text: str) -> set[str]:
    """The names that a page's headings get on the web.

    >>> sorted(anchors("## 法律，现状") | anchors("# How to *run* it"))
    ['how-to-run-it', '法律现状']
    """
    headings = HEADING.findall(FENCE.sub("", text))
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}
