"""What page breaks, OCR and converters do to the prose of a report. Text in, text out."""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import cycle

_PAGE_MARKS = ("— 6 —", "— 8 **—**", "— 9 —", "- 10 -")
_HALF_WIDTH = str.maketrans("（），：；", "(),:;")


def split_into_list_item(text: str) -> str:
    """A page break parts a number from its 件; what follows has become a list."""
    return text.replace("件，废止", "\n\n- 件，废止").replace("\n（二）依申请", "\n- （二）依申请")


def cut_paragraphs(text: str) -> str:
    """Long paragraphs are cut in the middle, an empty line between the halves."""
    return _on_long_lines(text, lambda line: f"{line[: len(line) // 2]}\n\n{line[len(line) // 2 :]}")


def page_numbers_inside(text: str) -> str:
    """Page numbers between dashes stand inside paragraphs and inside the tables."""
    marks = cycle(_PAGE_MARKS)
    inside = _on_long_lines(text, lambda line: f"{line[:40]}\n{next(marks)}\n{line[40:]}")
    return re.sub(r"(?m)^(?=.*(?:2\.重复申请|行政处罚\t))", lambda _: f"{next(marks)}\n", inside)


def cut_by_pages(text: str) -> str:
    """Paragraphs are cut in the middle with the number of the page between the halves."""
    marks = cycle(_PAGE_MARKS)
    return _on_long_lines(text, lambda line: f"{line[:50]}\n\n{next(marks)}\n\n{line[50:]}")


def looping(text: str) -> str:
    """A recogniser that lost its place says one clause again and again."""
    clause = "缺漏当月补齐；"
    return text.replace(clause, clause * 12 + "立是职齐；社绝联前；")


def spaced_out(text: str) -> str:
    """Blanks stand inside Chinese words."""
    return _on_long_lines(text, lambda line: re.sub(r"([一-鿿]{3})(?=[一-鿿])", r"\1 ", line))


def half_width(text: str) -> str:
    """Full-width and half-width marks take turns, in prose and labels alike."""
    lines = text.split("\n")
    return "\n".join(line.translate(_HALF_WIDTH) if n % 2 else line for n, line in enumerate(lines))


def wandering_headings(text: str) -> str:
    """Markdown whose heading levels wander, with bold inside."""
    styles = cycle(("### {}", "## {}", "#### {}", "## **{}**", "**{}**"))
    return re.sub(r"(?m)^## (.+)$", lambda match: next(styles).format(match[1]), text)


def broken_word(text: str) -> str:
    """A line ends inside a word and the next paragraph goes on with it."""
    return text.replace("政府信息公开申请", "政府信息\n\n公开申请", 1)


def _on_long_lines(text: str, change: Callable[[str], str]) -> str:
    """Change the lines of running prose; headings and table rows are shorter or hold tabs."""
    return "\n".join(change(line) if len(line) > 60 and "\t" not in line else line for line in text.split("\n"))
