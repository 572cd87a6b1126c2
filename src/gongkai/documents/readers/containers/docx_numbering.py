"""Numbers that Word prints before a paragraph without writing them into its text: `一、`, `（二）`, `3.`."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field

from lxml import etree

from gongkai.documents.readers.containers.docx_styles import Style, Styles
from gongkai.documents.readers.containers.docx_words import W, number, value

_DIGITS = "〇一二三四五六七八九"
_CHINESE = frozenset(
    (
        "chineseCounting",
        "chineseCountingThousand",
        "japaneseCounting",
        "taiwaneseCounting",
        "taiwaneseCountingThousand",
        "ideographDigital",
        "japaneseDigitalTenThousand",
        "chineseLegalSimplified",
        "ideographTraditional",
    )
)
_CIRCLED = frozenset(("decimalEnclosedCircle", "decimalEnclosedCircleChinese"))
_SILENT = frozenset(("bullet", "none"))


@dataclass(frozen=True, slots=True)
class _Level:
    """One level of a list: how it counts, what it prints (`（%1）`), where it starts."""

    form: str
    text: str
    start: int


@dataclass(slots=True)
class Numbering:
    """The lists of a file and how far each has counted. One reading of one document uses one of these."""

    levels: Mapping[str, Mapping[int, _Level]]
    styles: Styles
    counts: dict[str, dict[int, int]] = field(default_factory=lambda: defaultdict(dict))
    families: Mapping[str, str] = field(default_factory=dict)

    @classmethod
    def of(cls, numbering: etree._Element | None, styles: Styles) -> Numbering:
        """The lists of `numbering.xml`; none where the file has no such part."""
        if numbering is None:
            return cls({}, styles)
        abstract = {node.get(f"{W}abstractNumId") or "": _levels(node) for node in numbering.findall(f"{W}abstractNum")}
        families = {
            node.get(f"{W}numId") or "": value(node, f"{W}abstractNumId") or "" for node in numbering.findall(f"{W}num")
        }
        return cls({key: abstract.get(family, {}) for key, family in families.items()}, styles, families=families)

    def label(self, paragraph: etree._Element, style: Style) -> str:
        """What is printed before this paragraph, empty for most. Counts; call once a paragraph, in order."""
        if not self.levels:
            return ""
        own = paragraph.find(f"{W}pPr/{W}numPr")
        list_id = (value(own, f"{W}numId") if own is not None else None) or style.list_id or ""
        depth = number(value(own, f"{W}ilvl"), default=style.list_level)
        level = self.levels.get(list_id, {}).get(depth)
        if level is None or level.form in _SILENT:
            return ""
        counts = self.counts[self.families.get(list_id, list_id)]
        counts[depth] = counts.get(depth, level.start - 1) + 1
        for deeper in [key for key in counts if key > depth]:
            del counts[deeper]
        return self._print(list_id, level.text, counts)

    def _print(self, list_id: str, text: str, counts: Mapping[int, int]) -> str:
        levels = self.levels[list_id]

        def figure(found: re.Match[str]) -> str:
            depth = int(found.group(1)) - 1
            level = levels.get(depth)
            return _figure(counts.get(depth, level.start), level.form) if level else ""

        return re.sub(r"%([1-9])", figure, text)


def _levels(abstract: etree._Element) -> dict[int, _Level]:
    return {
        number(node.get(f"{W}ilvl"), default=0): _Level(
            value(node, f"{W}numFmt") or "decimal",
            value(node, f"{W}lvlText") or "",
            number(value(node, f"{W}start"), default=1),
        )
        for node in abstract.findall(f"{W}lvl")
    }


def _figure(count: int, form: str) -> str:
    if form in _CHINESE:
        return _chinese(count)
    if form in _CIRCLED and 1 <= count <= 20:  # noqa: PLR2004 - as many circled figures as there are
        return chr(0x2460 + count - 1)
    if form in ("upperLetter", "lowerLetter") and 1 <= count <= 26:  # noqa: PLR2004 - the alphabet
        return chr((65 if form == "upperLetter" else 97) + count - 1)
    return str(count)


def _chinese(count: int) -> str:
    """A count below a hundred in Chinese; digits one by one above.

    >>> [_chinese(count) for count in (1, 10, 12, 20, 35)]
    ['一', '十', '十二', '二十', '三十五']
    """
    tens, ones = divmod(count, 10)
    if tens >= 10:  # noqa: PLR2004 - beyond ninety-nine
        return "".join(_DIGITS[int(digit)] for digit in str(count))
    left = "" if tens == 0 else "十" if tens == 1 else f"{_DIGITS[tens]}十"
    return left + (_DIGITS[ones] if ones or not tens else "")
