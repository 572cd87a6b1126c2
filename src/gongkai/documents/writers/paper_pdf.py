"""A paper or a volume as a tagged PDF (PDF/UA-1) on the page of GB/T 9704, set by Typst."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime

from gongkai.documents.papers import Block, Grid, Heading, Paper, Volume
from gongkai.documents.writers.typesetting import typeset
from gongkai.documents.writers.wording import printable


def render(paper: Paper | Volume) -> bytes:
    """The paper as PDF. Raises WriteError where no font here has one of its characters."""
    whole = isinstance(paper, Volume)
    papers = paper.papers if isinstance(paper, Volume) else (paper,)
    data = {
        "title": printable(paper.title),
        "title_lines": [printable(paper.title)],
        "organ": printable(paper.organ),
        "volume": whole,
        "dated": _day(paper.dated),
        "papers": [_paper(one, depth=1 if whole else 0) for one in papers],
    }
    return typeset("paper.typ", data, dated=datetime(paper.dated.year, paper.dated.month, paper.dated.day, tzinfo=UTC))


def _paper(paper: Paper, *, depth: int) -> dict[str, object]:
    return {
        "title": printable(paper.title),
        "number": printable(paper.number),
        "note": printable(paper.note),
        "signature": [printable(paper.organ), _day(paper.dated)],
        "blocks": list(_blocks(paper.blocks, depth)),
    }


def _blocks(blocks: tuple[Block, ...], depth: int) -> Iterator[dict[str, object]]:
    """Blocks with heading levels that never skip one, as PDF/UA asks."""
    level = depth
    for block in blocks:
        if isinstance(block, Heading):
            level = min(block.level + depth, level + 1)
            yield {"kind": "heading", "level": level, "text": printable(block.text)}
        elif isinstance(block, Grid):
            yield {"kind": "table", "rows": [[printable(cell) for cell in row] for row in block.rows]}
        else:
            yield {"kind": "paragraph", "text": printable(block.text)}


def _day(day: date) -> str:
    return f"{day.year}年{day.month}月{day.day}日"
