"""A published version as a paper for the library's writers: its text, its tables, its elements under the title."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import lxml.html

from gongkai.documents.grid import Table
from gongkai.documents.papers import Block, Grid, Heading, Paper, Text
from gongkai.documents.readers.containers import extract
from gongkai_office.clock import BEIJING
from gongkai_office.publishing.gate import as_page
from gongkai_office.publishing.illustrations import shown, spoken
from gongkai_office.publishing.models import Version

_DEEPEST_HEADING = 3


def paper_of(version: Version, organ: str) -> Paper:
    """A version as a paper of its organ, by the name it bore; attachments are named at its end."""
    return Paper(
        title=version.title,
        number=version.document_number,
        organ=organ,
        dated=version.formed_on,
        blocks=(*_blocks(version.body), *_attachments(version)),
        note=_note(version),
    )


def _note(version: Version) -> str:
    out = _day(version.published_at.astimezone(BEIJING).date()) if version.published_at else ""
    told = [f"索引号：{version.item.index_number}", f"公开日期：{out}" if out else ""]
    return f"（{'　'.join(filter(None, told))}）"


def _day(day: date) -> str:
    return f"{day.year}年{day.month}月{day.day}日"


def _blocks(body: str) -> Iterator[Block]:
    if not body:
        return
    for block in extract(as_page(_counted(spoken(body))), "正文.html").blocks:
        if isinstance(block, Table):
            if block.height:
                yield Grid(_rows(block))
        elif block.level:
            yield Heading(block.text, max(1, min(block.level - 1, _DEEPEST_HEADING)))
        else:
            yield from map(Text, filter(None, map(str.strip, block.text.splitlines())))


def _rows(table: Table) -> tuple[tuple[str, ...], ...]:
    rows = [[""] * table.width for _ in range(table.height)]
    for cell in table.cells:
        rows[cell.row][cell.column] = " ".join(cell.text.split())
    return tuple(map(tuple, rows))


def _counted(body: str) -> str:
    """A body whose points bear the numbers that a browser gives them, which a bare text would lose."""
    if "<li" not in body:
        return body
    root = lxml.html.fragment_fromstring(body, create_parent="div")
    for points in root.iter("ol", "ul"):
        start = points.get("start", "")
        for place, point in enumerate(points.iterchildren("li"), int(start) if start.isdecimal() else 1):
            mark = f"{place}．" if points.tag == "ol" else "· "
            point.text = f"{mark}{(point.text or '').lstrip()}"
    return str(lxml.html.tostring(root, encoding="unicode"))


def _attachments(version: Version) -> Iterator[Text]:
    pictures = shown(version.body)
    files = version.attachments.values_list("name", "file__sha256")
    names = [name for name, sha256 in files if sha256 not in pictures]
    if len(names) == 1:
        yield Text(f"附件：{names[0]}")
    elif names:
        yield Text("附件：")
        yield from (Text(f"{place}．{name}") for place, name in enumerate(names, 1))
