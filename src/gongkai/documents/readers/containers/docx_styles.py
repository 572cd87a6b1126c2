"""Styles of a Word file: which of them are headings, and which numbering they carry."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from lxml import etree

from gongkai.documents.readers.containers.docx_words import W, number, value

_HEADING = re.compile(r"(?:heading|标题)\s*([1-6])", re.IGNORECASE)
_DEEPEST = 6


@dataclass(frozen=True, slots=True)
class Style:
    """A paragraph style: heading level (0 for body text), numbering list and its level, hidden or not."""

    level: int = 0
    list_id: str | None = None
    list_level: int = 0


_PLAIN = Style()
_PROPERTIES, _STYLE, _OUTLINE = f"{W}pPr", f"{W}pStyle", f"{W}outlineLvl"


@dataclass(frozen=True, slots=True)
class Styles:
    """Paragraph styles by id; one is worked out, with what it inherits, when a paragraph first names it.

    The templates of word processors bring hundreds of styles, of which a report uses a few.
    """

    nodes: Mapping[str, etree._Element]
    known: dict[str, Style] = field(default_factory=dict)

    @classmethod
    def of(cls, styles: etree._Element | None) -> Styles:
        """The styles of `styles.xml`; none where the file has no such part."""
        nodes = styles.iterchildren(f"{W}style") if styles is not None else ()
        return cls({node.get(f"{W}styleId") or "": node for node in nodes})

    def named(self, key: str) -> Style:
        """The style of an id; plain text for an unknown one."""
        if key not in self.known:
            line = list(_ancestry(self.nodes, key))
            self.known[key] = _style(line) if line else _PLAIN
        return self.known[key]

    def of_paragraph(self, paragraph: etree._Element) -> Style:
        """The style a paragraph names, its own outline level first."""
        properties = paragraph[0] if len(paragraph) and paragraph[0].tag == _PROPERTIES else None
        if properties is None or not len(properties):
            return _PLAIN
        style = self.named(value(properties, _STYLE) or "")
        outline = value(properties, _OUTLINE)
        return Style(_level(outline), style.list_id, style.list_level) if outline else style


def _ancestry(nodes: Mapping[str, etree._Element], key: str) -> Iterator[etree._Element]:
    seen: set[str] = set()
    while key in nodes and key not in seen:
        seen.add(key)
        yield nodes[key]
        key = value(nodes[key], f"{W}basedOn") or ""


def _style(line: list[etree._Element]) -> Style:
    """A style from itself and its ancestors, nearest first."""
    properties = [node.find(f"{W}pPr") for node in line]
    levels = [_level(value(found, f"{W}outlineLvl")) for found in properties if value(found, f"{W}outlineLvl")]
    names = [_HEADING.match(value(node, f"{W}name") or "") for node in line]
    named = [int(name.group(1)) for name in names if name]
    lists = [found.find(f"{W}numPr") for found in properties if found is not None]
    own = next((found for found in lists if found is not None), None)
    return Style(
        next(iter(levels or named), 0),
        value(own, f"{W}numId"),
        number(value(own, f"{W}ilvl"), default=0),
    )


def _level(outline: str | None) -> int:
    """Heading level 1-6 of an outline level 0-8 (9 is body text)."""
    level = number(outline, default=9) + 1
    return level if level <= _DEEPEST else 0
