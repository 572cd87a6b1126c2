"""Plain text and Markdown, line by line: headings, rows by tabs or bars, tables in raw HTML; the rest is prose.

Nothing is joined here: a line is a Paragraph with its number and its offsets. Cells glued together,
one cell a line and labels torn over lines are for recognition to settle.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from gongkai.annual.record import Place
from gongkai.documents.grid import Block, Document, GridCell, Paragraph, Table
from gongkai.documents.readers.containers import caps
from gongkai.documents.readers.containers.barred import is_value, one_cell_a_line, rows
from gongkai.documents.readers.containers.encodings import decode
from gongkai.documents.readers.containers.places import numbered, refuse_paragraphs
from gongkai.documents.readers.containers.prose import tidy
from gongkai.documents.readers.containers.publication import published
from gongkai.documents.unreadable import UnreadableError

_TABLE_OPENS = re.compile(r"<table\b", re.IGNORECASE)
_TABLE_CLOSES = re.compile(r"</table\s*>", re.IGNORECASE)
_HEADING = re.compile(r"(#{1,6})\s+(.*?)\s*#*$")
_EMPHASIS = re.compile(r"(\*\*|__)(?=\S)(.{1,300}?)(?<=\S)\1")
_ESCAPED = re.compile(r"\\([\\`*_{}\[\]()#+\-.!|~>])")
_BULLET = re.compile(r"[-*+]\s+(?=\D)(?![-—–－])")
_BREAK = re.compile(r"<br\s*/?>", re.IGNORECASE)
_BAR = re.compile(r"(?<!\\)[|｜│┃]")
_SEPARATOR = re.compile(r"\s*\|?\s*:?-{2,}:?\s*(?:\|\s*:?-{2,}:?\s*)*\|?\s*|[\s+\-|=─━┄┈┌┬┐├┼┤└┴┘╔╦╗╠╬╣╚╩╝═]+")
_MARKDOWN = re.compile(r"^(?:#{1,6} |\|?\s*:?-{3,}:?\s*\|)|\*\*\S", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class _Line:
    """A line with its number and where it starts in the text; `shape` says what separates its cells."""

    text: str
    number: int
    start: int
    shape: str = ""

    @property
    def place(self) -> Place:
        return Place(line=self.number, start=self.start, end=self.start + len(self.text))


def extract_text(data: bytes, name: str) -> Document:
    """The lines of a text as blocks. Raises UnreadableError for one too large or no text at all."""
    if len(data) > caps.MARKUP_BYTES:
        raise UnreadableError(
            f"文本超过 {caps.MARKUP_BYTES // 1_000_000} MB，不像一份年度报告；请只保留报告正文后再试。"
        )
    text = _normal(decode(data))
    _refuse_binary(text)
    markdown = name.lower().endswith((".md", ".markdown")) or bool(_MARKDOWN.search(text))
    blocks = numbered(_blocks(text, markdown=markdown))
    metadata = published(block.text for block in blocks if isinstance(block, Paragraph))
    return Document(blocks, "text", metadata=tuple(metadata.items()))


def _normal(text: str) -> str:
    """One kind of newline; comments blanked out, their lines kept so that line numbers stay."""
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\u2028", "\n").replace("\f", "\n")
    return _without_comments(text)


def _without_comments(text: str) -> str:
    kept, position = [], 0
    while (start := text.find("<!--", position)) >= 0 and (end := text.find("-->", start)) >= 0:
        kept += [text[position:start], "\n" * text.count("\n", start, end)]
        position = end + len("-->")
    return "".join([*kept, text[position:]])


def _refuse_binary(text: str) -> None:
    sample = text[:4000]
    wrong = sum(1 for character in sample if character == "\ufffd" or (character < " " and character not in "\t\n"))
    if wrong * 10 > len(sample):
        raise UnreadableError("文件内容不是文字，也不是能够识别的文档格式；请核对文件，或另存为 Word、PDF 后再试。")


def _blocks(text: str, *, markdown: bool) -> Iterator[Block]:
    position, line = 0, 1
    for start, end in _raw_tables(text):
        yield from _lines_to_blocks(text[position:start], line, position, markdown=markdown)
        line += text.count("\n", position, start)
        yield from _raw_table(text[start:end], line)
        line += text.count("\n", start, end)
        position = end
    yield from _lines_to_blocks(text[position:], line, position, markdown=markdown)


def _raw_table(markup: str, line: int) -> Iterator[Block]:
    """An HTML table in a text; the HTML library is loaded only when one comes."""
    from gongkai.documents.readers.containers.html import fragment  # noqa: PLC0415 - few texts hold one

    for block in fragment(markup):
        yield replace(block, where=Place(line=line))


def _raw_tables(text: str) -> Iterator[tuple[int, int]]:
    """Where HTML tables stand in a text."""
    position = 0
    while (opens := _TABLE_OPENS.search(text, position)) and (closes := _TABLE_CLOSES.search(text, opens.end())):
        yield opens.start(), closes.end()
        position = closes.end()


def _lines_to_blocks(text: str, first: int, start: int, *, markdown: bool) -> Iterator[Block]:
    lines = _shaped(_lines(text, first, start))
    for shape, group in groupby(lines, key=lambda line: line.shape):
        run = list(group)
        if shape in ("tabs", "bars"):
            yield _table(run, shape)
        elif shape == "prose":
            yield from (_paragraph(line, markdown=markdown) for line in run)


def _lines(text: str, first: int, start: int) -> Iterator[_Line]:
    for number, line in enumerate(text.split("\n"), first):
        yield _Line(line, number, start)
        start += len(line) + 1
        if number - first > caps.PARAGRAPHS:
            refuse_paragraphs()


def _shaped(lines: Iterator[_Line]) -> list[_Line]:
    """Lines with their shape; a lone line with a single separator is prose after all."""
    shaped = [replace(line, shape=_shape(line.text)) for line in lines]
    for index, line in enumerate(shaped):
        if line.shape in ("tabs", "bars") and not _beside_row(shaped, index) and len(_split(line)) <= 2:  # noqa: PLR2004 - a pair is no row yet
            shaped[index] = replace(line, shape="prose")
    for index, line in enumerate(shaped[1:], 1):
        before = shaped[index - 1]
        if before.shape == "prose" and is_value(before.text) and line.shape == "bars" and len(_split(line)) == 1:
            shaped[index - 1] = replace(before, shape="bars")  # a row whose first cell has no bar
    return shaped


def _beside_row(lines: Sequence[_Line], index: int) -> bool:
    shape = lines[index].shape
    near = (*lines[max(index - 1, 0) : index], *lines[index + 1 : index + 2])
    return any(line.shape in (shape, "rule") for line in near)


def _shape(text: str) -> str:
    stripped = text.strip()
    if not stripped:
        return "blank"
    if "|" in stripped and _SEPARATOR.fullmatch(stripped):
        return "bars" if stripped.strip("|: -+") == "" else "rule"
    if _BAR.search(stripped):
        return "bars"
    return "tabs" if "\t" in stripped or (text.startswith("\t") and _number(stripped)) or _trailing(text) else "prose"


def _number(text: str) -> bool:
    return text.replace(".", "", 1).isdigit()


def _trailing(text: str) -> bool:
    """Whether a line ends in tabs: a row whose last cells are blank."""
    return text.endswith("\t") and bool(text.strip())


def _table(lines: Sequence[_Line], shape: str) -> Table:
    if shape == "bars" and one_cell_a_line([_split(line) for line in lines]):
        return _barred(lines)
    rows = [(line, _split(line)) for line in lines if shape == "tabs" or not _SEPARATOR.fullmatch(line.text)]
    cells = tuple(
        GridCell(_clean(text), row, column, where=Place(line=line.number))
        for row, (line, texts) in enumerate(rows)
        for column, text in enumerate(texts[: caps.COLUMNS])
    )
    return Table(cells, Place(line=lines[0].number), exact=False)


def _barred(lines: Sequence[_Line]) -> Table:
    """One cell a line, bars kept: the rows made again from labels and values."""
    listed = [(text, line.number) for line in lines for text in (_split(line) or [""])]
    cells = tuple(
        GridCell(_clean(text), row, column, where=Place(line=number))
        for row, gathered in enumerate(rows(listed))
        for column, (text, number) in enumerate(gathered)
    )
    return Table(cells, Place(line=lines[0].number), exact=False)


def _split(line: _Line) -> list[str]:
    if line.shape == "tabs":
        return line.text.split("\t")
    inner = line.text.strip()
    inner = inner[1:] if _BAR.match(inner) else inner
    texts = _BAR.split(inner)
    return texts[:-1] if len(texts) > 1 and not texts[-1].strip() else texts


def _clean(text: str) -> str:
    """A cell's print: Markdown marks out, breaks kept as newlines."""
    text = _ESCAPED.sub(r"\1", _EMPHASIS.sub(r"\2", text))
    return "\n".join(filter(None, (tidy(piece) for piece in _BREAK.split(text))))


def _paragraph(line: _Line, *, markdown: bool) -> Paragraph:
    text, level = line.text.strip(), 0
    if markdown:
        heading = _HEADING.fullmatch(text)
        if heading:
            text, level = heading.group(2), len(heading.group(1))
        text = _ESCAPED.sub(r"\1", _EMPHASIS.sub(r"\2", _BULLET.sub("", text, count=1) if not level else text))
    return Paragraph(tidy(text), line.place, level)
