"""The text of a document as cleaned structure: headings, paragraphs and tables, and nothing that could act.

A body is a list of plain objects: `{"kind": "heading", "level": 1, "text": …}`, `{"kind": "paragraph", "text": …}`,
`{"kind": "table", "rows": [[…]]}`. It comes from plain text or from a Word file opened in the guarded child.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Iterable, Iterator
from typing import TypedDict

from gongkai.documents.grid import Document as Grid
from gongkai.documents.grid import Paragraph, Table
from gongkai_office.journal.chain import canonical
from gongkai_office.normative.acts import DocumentError

_UNSEEN = re.compile(
    r"[\u0000-\u0008\u000b-\u001f\u007f\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]"
)
_HEADINGS = (
    (1, re.compile(r"第[一二三四五六七八九十百零〇]{1,6}[编章](?:[\s　]|$)")),
    (1, re.compile(r"[一二三四五六七八九十]{1,4}、\S{1,30}$")),
    (2, re.compile(r"第[一二三四五六七八九十百零〇]{1,6}节(?:[\s　]|$)")),
    (2, re.compile(r"[（(][一二三四五六七八九十]{1,4}[）)]\S{1,30}$")),
)
_ENDS_A_SENTENCE = "。；;：:"
LONGEST = 400_000
_BLOCKS, _CELLS = 5_000, 20_000


class Block(TypedDict, total=False):
    """A block of a body; which keys are there depends on its kind."""

    kind: str
    level: int
    text: str
    rows: list[list[str]]


Body = list[Block]


def from_text(text: str) -> Body:
    """A body from plain text, a paragraph a line; rows of a table are lines with tabs. Raises DocumentError."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    return _bounded(_blocks(lines))


def from_grid(grid: Grid) -> Body:
    """A body from an opened file. Raises DocumentError."""
    return _bounded(_of_grid(grid))


def to_text(body: Iterable[Block]) -> str:
    """The body as `from_text` reads it."""
    return "\n".join(
        "\n".join("\t".join(row) for row in block["rows"]) if block["kind"] == "table" else block["text"]
        for block in body
    )


def covered(body: Iterable[Block], cover: Callable[[str], str]) -> Body:
    """The body with every text of it as `cover` gives it."""
    return [
        {"kind": "table", "rows": [[cover(cell) for cell in row] for row in block["rows"]]}
        if block["kind"] == "table"
        else {**block, "text": cover(block["text"])}
        for block in body
    ]


def fingerprint(title: str, body: Body) -> str:
    """The SHA-256 of a title with its body."""
    content: dict[str, object] = {"title": title, "body": body}
    return hashlib.sha256(canonical(content)).hexdigest()


def _blocks(lines: Iterable[str]) -> Iterator[Block]:
    table: list[list[str]] = []
    for line in lines:
        if "\t" in line.strip("\n"):
            table.append([_clean(cell) for cell in line.split("\t")])
            continue
        if table:
            yield _table(table)
            table = []
        if text := _clean(line):
            yield _prose(text)
    if table:
        yield _table(table)


def _of_grid(grid: Grid) -> Iterator[Block]:
    for block in grid.blocks:
        if isinstance(block, Paragraph):
            for line in block.text.splitlines():
                if text := _clean(line):
                    yield _prose(text, block.level)
        elif isinstance(block, Table) and block.height:
            yield _table(_laid(block))


def _laid(table: Table) -> list[list[str]]:
    rows = [[""] * table.width for _ in range(table.height)]
    for cell in table.cells:
        rows[cell.row][cell.column] = _clean(" ".join(cell.text.split()))
    return rows


def _prose(text: str, level: int = 0) -> Block:
    if not level and text[-1] not in _ENDS_A_SENTENCE:
        level = next((depth for depth, pattern in _HEADINGS if pattern.match(text)), 0)
    if level:
        return {"kind": "heading", "level": min(level, 3), "text": text}
    return {"kind": "paragraph", "text": text}


def _table(rows: list[list[str]]) -> Block:
    width = max(map(len, rows))
    return {"kind": "table", "rows": [[*row, *[""] * (width - len(row))] for row in rows]}


def _clean(text: str) -> str:
    """A line without control and direction marks and without blanks around it."""
    return _UNSEEN.sub("", text).strip(" \u3000\t\n")


def _bounded(blocks: Iterable[Block]) -> Body:
    body, cells, letters = [], 0, 0
    for block in blocks:
        body.append(block)
        cells += sum(map(len, block.get("rows", [])))
        letters += len(block.get("text", "")) + sum(len(cell) for row in block.get("rows", []) for cell in row)
        if len(body) > _BLOCKS or cells > _CELLS or letters > LONGEST:
            raise DocumentError("正文太长，请分成正文和附件分别登记")
    if not body:
        raise DocumentError("正文是空的，请粘贴正文，或者上传 Word 文件")
    return body
