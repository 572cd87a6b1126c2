"""Elements nested beyond sense are flattened before parsing, which costs the square of the depth."""

from __future__ import annotations

import re

from gongkai.documents.readers.containers import caps

_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9:]*+)[^<>]*+>")
_UNCLOSED = frozenset(
    [
        "p",
        "li",
        "td",
        "th",
        "tr",
        "thead",
        "tbody",
        "tfoot",
        "dt",
        "dd",
        "option",
        "optgroup",
        "colgroup",
        "br",
        "hr",
        "img",
        "input",
        "meta",
        "link",
        "col",
        "area",
        "base",
        "wbr",
        "embed",
        "source",
        "track",
        "param",
        "html",
        "head",
        "body",
        "rp",
        "rt",
    ]
)
"""Elements that are void or may stay open: their tags say nothing about depth."""


def flattened(markup: str) -> str:
    """The markup, its elements nested deeper than `caps.NESTING` replaced by line breaks. Text is kept."""
    if markup.count("<") <= caps.NESTING or not _deep(markup):
        return markup
    return _Flattener().run(markup)


def _deep(markup: str) -> bool:
    depth = 0
    for closing, name in _TAG.findall(markup):
        if name.lower() in _UNCLOSED:
            continue
        depth = max(depth - 1, 0) if closing else depth + 1
        if depth > caps.NESTING:
            return True
    return False


class _Flattener:
    """Walks the tags once; beyond the ceiling an opening tag becomes a break and its closing tag goes."""

    def __init__(self) -> None:
        self.depth = 0

    def run(self, markup: str) -> str:
        return _TAG.sub(self._tag, markup)

    def _tag(self, tag: re.Match[str]) -> str:
        closing, name = tag.groups()
        if name.lower() in _UNCLOSED:
            return tag.group()
        beyond = self.depth > caps.NESTING if closing else self.depth >= caps.NESTING
        self.depth = max(self.depth - 1, 0) if closing else self.depth + 1
        if beyond:
            return "" if closing else "<br>"
        return tag.group()
