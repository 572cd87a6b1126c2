"""The body of an HTML page, walked once: text runs become paragraphs, tables become grids or dissolve."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from selectolax.lexbor import LexborNode

from gongkai.documents.grid import Block, Paragraph, Table
from gongkai.documents.readers.containers.prose import tidy
from gongkai.documents.readers.containers.spans import SpanningCell, spread

_DROPPED = frozenset(
    [
        "script",
        "style",
        "template",
        "noscript",
        "head",
        "title",
        "meta",
        "link",
        "select",
        "textarea",
        "button",
        "input",
        "iframe",
        "object",
        "embed",
        "svg",
        "canvas",
        "audio",
        "video",
        "nav",
        "map",
        "datalist",
        "-comment",
    ]
)
_BLOCKS = frozenset(
    [
        "p",
        "div",
        "section",
        "article",
        "main",
        "header",
        "footer",
        "aside",
        "address",
        "blockquote",
        "pre",
        "center",
        "ul",
        "ol",
        "li",
        "dl",
        "dt",
        "dd",
        "form",
        "fieldset",
        "figure",
        "figcaption",
        "details",
        "summary",
        "hr",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "caption",
        "tr",
        "td",
        "th",
        "thead",
        "tbody",
        "tfoot",
        "legend",
    ]
)
_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all", re.IGNORECASE)
_LONG_CELL = 300
_SHORT_CELL = 60
_PROSE_PARAGRAPHS = 3
_GRID_CELLS = 6


@dataclass(slots=True)
class _Flow:
    """Blocks of one element so far, and the text run that is still open."""

    blocks: list[Block] = field(default_factory=list)
    run: list[str] = field(default_factory=list)
    level: int = 0

    def close(self) -> None:
        """End the open text run; it becomes a paragraph if it says anything."""
        if self.run:
            text = tidy("".join(self.run))
            self.run.clear()
            if text:
                self.blocks.append(Paragraph(text, level=self.level))


def flow(body: LexborNode) -> list[Block]:
    """Paragraphs and tables under a node in reading order, without places."""
    state = _Flow()
    _walk(body, state)
    state.close()
    return state.blocks


def _walk(node: LexborNode, state: _Flow) -> None:
    child = node.first_child
    while child is not None:
        tag = child.tag or ""
        if tag == "-text":
            state.run.append(child.text_content or "")
        elif tag == "br":
            state.close()
        elif tag not in _DROPPED and not _hidden(child):
            _element(child, tag, state)
        child = child.next


def _element(child: LexborNode, tag: str, state: _Flow) -> None:
    if tag == "table":
        state.close()
        state.blocks.extend(_table(child))
    elif tag in _BLOCKS:
        state.close()
        outer, state.level = state.level, _HEADINGS.get(tag, state.level)
        _walk(child, state)
        state.close()
        state.level = outer
    else:
        _walk(child, state)


def _hidden(node: LexborNode) -> bool:
    attributes = node.attributes
    if not attributes:
        return False
    return (
        "hidden" in attributes
        or bool(_HIDDEN.search(attributes.get("style") or ""))
        or attributes.get("role") == "navigation"
    )


@dataclass(frozen=True, slots=True)
class _Cell:
    """A cell before anybody knows whether its table is a grid or a frame."""

    blocks: tuple[Block, ...]
    rows: int
    columns: int

    @property
    def text(self) -> str:
        return "\n".join(block.text for block in self.blocks if isinstance(block, Paragraph))

    @property
    def tables(self) -> list[Table]:
        return [block for block in self.blocks if isinstance(block, Table)]


def _table(table: LexborNode) -> list[Block]:
    """A data table as a Table (tables inside it after it); a frame of chrome as what stands in its cells."""
    captions, rows = _rows(table)
    if _frame(rows):
        return [*captions, *(block for row in rows for cell in row for block in cell.blocks)]
    cells = spread([[SpanningCell(cell.text, cell.rows, cell.columns) for cell in row] for row in rows])
    return [*captions, Table(cells), *(inner for row in rows for cell in row for inner in cell.tables)]


def _rows(table: LexborNode) -> tuple[list[Block], list[list[_Cell]]]:
    captions: list[Block] = []
    rows: list[list[_Cell]] = []
    for node in _row_nodes(table):
        if node.tag == "tr":
            rows.append([_cell(cell) for cell in _shown(node) if cell.tag in ("td", "th")])
        else:
            captions.extend(flow(node))
    return captions, rows


def _row_nodes(table: LexborNode) -> Iterator[LexborNode]:
    for child in _shown(table):
        if child.tag in ("thead", "tbody", "tfoot"):
            yield from (row for row in _shown(child) if row.tag == "tr")
        elif child.tag in ("tr", "caption"):
            yield child


def _shown(node: LexborNode) -> Iterator[LexborNode]:
    child = node.first_child
    while child is not None:
        if child.is_element_node and not _hidden(child):
            yield child
        child = child.next


def _cell(node: LexborNode) -> _Cell:
    attributes = node.attributes
    return _Cell(
        tuple(flow(node)),
        _span(attributes.get("rowspan"), least=0),
        _span(attributes.get("colspan"), least=1),
    )


def _span(text: str | None, *, least: int) -> int:
    digits = re.match(r"\s*(\d{1,5})", text or "")
    return max(int(digits.group(1)), least) if digits else 1


def _frame(rows: list[list[_Cell]]) -> bool:
    """Whether a table only arranges the page: one column, long prose in a cell, or tables with little beside."""
    cells = [cell for row in rows for cell in row]
    if max((len(row) for row in rows), default=0) <= 1 and not any(cell.rows > 1 for cell in cells):
        return True
    if any(len(cell.text) > _LONG_CELL and len(cell.blocks) >= _PROSE_PARAGRAPHS for cell in cells):
        return True
    if not any(cell.tables for cell in cells):
        return False
    short = sum(1 for cell in cells if not cell.tables and 0 < len(cell.text) <= _SHORT_CELL)
    return short < _GRID_CELLS
