"""A page of an existing site, or a Word file, as one article: title, text as bare HTML, and what is said of it.

The text, its tables and the places of its pictures come over; scripts and the site's own frame do not. Read in the
guarded child.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from html import escape

from selectolax.lexbor import LexborHTMLParser, LexborNode

from gongkai.documents.grid import Block, Paragraph, Table
from gongkai.documents.readers.containers import extract
from gongkai.documents.readers.containers.archive import open_archive
from gongkai.documents.readers.containers.encodings import decode
from gongkai.documents.readers.containers.html_flow import flow
from gongkai.documents.readers.containers.html_nesting import flattened
from gongkai.documents.readers.containers.kinds import Kind, kind_of, office_suffix
from gongkai.documents.readers.containers.office import to_docx
from gongkai.documents.readers.containers.prose import tidy
from gongkai.documents.readers.limits import BOUNDS, Bounds, guarded
from gongkai.documents.unreadable import UnreadableError

_META = {
    "articletitle": "title",
    "pubdate": "published",
    "contentsource": "source",
    "columnname": "column",
    "keywords": "keywords",
    "description": "summary",
    "author": "author",
    "url": "address",
}
_LABELS = {
    "发文字号": "number",
    "文号": "number",
    "成文日期": "formed",
    "生成日期": "formed",
    "发布日期": "published",
    "公开日期": "published",
    "发布时间": "published",
    "信息来源": "source",
    "来源": "source",
    "主题分类": "theme",
    "体裁": "genre",
}
_SAID = re.compile(rf"(?:^|[\s　【\[|｜])({'|'.join(_LABELS)})\s*[:：]\s*([^\s　|｜】\]]+)")
_MAIN = (
    "#zoom, #Zoom, #UCAP-CONTENT, #UCAPCONTENT, .TRS_Editor, .TRS_UEDITOR, .article-content, .article_content,"
    " .article-con, .content-text, .con_text, .news_content, #content, .content, article, main"
)
UNSEEN = "unseen_pictures"
"""What `about` calls the number of pictures that did not come over."""
_LONG_ENOUGH = 20
_TITLE = 120
_OPENING, _CLOSING = "\ue000", "\ue001"
_MARKS = str.maketrans("", "", _OPENING + _CLOSING)
_ADORNING = 24
_LONGEST_WORDS = 200
_FILE_NAME = re.compile(r"\S*\.(?:jpe?g|png|gif|bmp|webp|svg)", re.IGNORECASE)
_APART = re.compile(r"\s*[-_|—－]+\s*")


@dataclass(frozen=True, slots=True)
class Article:
    """What a page says. `about` holds what was found of: its day, number, source, column, old address.

    `pictures` are the sources that the page names, in the order of their marks in the body (`picture_mark`), each with
    what the page says of it to those who do not see it.
    """

    title: str
    body: str
    about: dict[str, str]
    links: tuple[str, ...]
    pictures: tuple[tuple[str, str], ...] = ()


def picture_mark(place: int) -> str:
    """What stands in a body where its page shows a picture; no text has such signs."""
    return f"{_OPENING}{place}{_CLOSING}"


def read_guarded(data: bytes, name: str, *, bounds: Bounds = BOUNDS) -> Article:
    """The article in a web page or a Word file. Raises UnreadableError for what is neither, or says nothing."""
    suffix = office_suffix(data)
    if suffix:
        data, name = to_docx(data, suffix), f"{name}.docx"
    title, body, about, links, pictures = json.loads(guarded(packed, data, name, bounds=bounds))
    return Article(title, body, about, tuple(links), tuple((source, said) for source, said in pictures))


def packed(data: bytes, name: str) -> bytes:
    """What the child runs."""
    kind = kind_of(data, name)
    if kind is Kind.HTML:
        found = _page(data)
    elif kind is Kind.DOCX:
        found = _word(data, name)
    else:
        raise UnreadableError("不是网页，也不是 Word 文件，只能作为附件")
    if not found.title or not found.body:
        raise UnreadableError("没有找到标题或者正文")
    return json.dumps([found.title, found.body, found.about, found.links, found.pictures], ensure_ascii=False).encode()


def _page(data: bytes) -> Article:
    tree = LexborHTMLParser(flattened(decode(data).translate(_MARKS)))
    if tree.body is None:
        raise UnreadableError("网页里没有内容")
    about = _said(flow(tree.body)) | _head(tree)
    main = _main(tree.body)
    links = [link for node in main.css("a[href]") if (link := node.attributes.get("href") or "")]
    heading = tree.css_first("h1")
    title = about.pop("title", "") or (tidy(heading.text()) if heading else "") or _windows_title(tree)
    pictures = tuple(_pictures(main))
    blocks = [block for block in flow(main) if not (isinstance(block, Paragraph) and block.text == title)]
    return Article(title[:_TITLE], html(blocks), about, tuple(links), pictures)


def _pictures(main: LexborNode) -> Iterator[tuple[str, str]]:
    """The pictures of a page, each replaced in it by its mark; those whose size says that they only adorn are gone."""
    place = 0
    for node in main.css("img"):
        told = node.attributes
        source = (told.get("src") or "").strip()
        if not source or any(size.isdecimal() and int(size) < _ADORNING for size in _sizes(told)):
            continue
        node.replace_with(picture_mark(place))
        place += 1
        said = (tidy(told.get(name) or "") for name in ("alt", "title"))
        yield source, next((words[:_LONGEST_WORDS] for words in said if words and not _FILE_NAME.fullmatch(words)), "")


def _sizes(told: Mapping[str, str | None]) -> list[str]:
    return [(told.get(name) or "").strip().removesuffix("px") for name in ("width", "height")]


def _word(data: bytes, name: str) -> Article:
    blocks = list(extract(data, name).blocks)
    first = next((place for place, block in enumerate(blocks) if isinstance(block, Paragraph)), None)
    if first is None:
        raise UnreadableError("Word 文件里没有文字")
    title = getattr(blocks[first], "text", "")[:_TITLE]
    about = _said(blocks) | ({UNSEEN: str(count)} if (count := _drawn(data)) else {})
    return Article(title, html([*blocks[:first], *blocks[first + 1 :]]), about, ())


def _drawn(data: bytes) -> int:
    """How many pictures a Word file holds, whose places in its text are not read."""
    with open_archive(data) as archive:
        return sum(name.startswith("word/media/") for name in archive.namelist())


def _main(body: LexborNode) -> LexborNode:
    """The element that holds the text: the narrowest of those that sites put it in, else the whole page."""
    known = [node for node in body.css(_MAIN) if len(tidy(node.text())) >= _LONG_ENOUGH]
    return min(known, key=_length) if known else body


def _length(node: LexborNode) -> int:
    """The narrowest element wins: a site puts `.content` around frame and text, and `#zoom` around the text alone."""
    return len(node.text())


def _head(tree: LexborHTMLParser) -> dict[str, str]:
    found = {}
    for meta in tree.css("meta"):
        name = re.sub(r"[^a-z]", "", (meta.attributes.get("name") or "").lower())
        value = tidy(meta.attributes.get("content") or "")
        if name in _META and value:
            found[_META[name]] = value
    return found


def _windows_title(tree: LexborHTMLParser) -> str:
    """The longest part of the window's title: sites put their own name beside the article's."""
    title = tree.css_first("title")
    return max(_APART.split(tidy(title.text())), key=len) if title else ""


def _said(blocks: list[Block]) -> dict[str, str]:
    """What stands behind its label: in a line (“来源：…”), or in the next cell of a table."""
    found: dict[str, str] = {}
    for block in blocks:
        pairs = _cells(block) if isinstance(block, Table) else iter(_SAID.findall(block.text))
        for label, value in pairs:
            found.setdefault(_LABELS[label], value)
    return found


def _cells(table: Table) -> Iterator[tuple[str, str]]:
    for cell, following in zip(table.cells, table.cells[1:], strict=False):
        label = re.sub(r"[\s　:：]", "", cell.text)
        if label in _LABELS and following.row == cell.row and following.text:
            yield label, following.text
    for cell in table.cells:
        yield from _SAID.findall(cell.text)


def html(blocks: list[Block]) -> str:
    """Blocks as bare HTML: headings, paragraphs, tables."""
    return "".join(_table(block) if isinstance(block, Table) else _paragraph(block) for block in blocks)


def _paragraph(block: Paragraph) -> str:
    tag = f"h{min(max(block.level, 2), 4)}" if block.level else "p"
    return f"<{tag}>{escape(block.text, quote=False)}</{tag}>" if block.text.strip() else ""


def _table(table: Table) -> str:
    rows: dict[int, list[str]] = {}
    for cell in table.cells:
        span = (f' rowspan="{cell.rows}"' if cell.rows > 1 else "") + (
            f' colspan="{cell.columns}"' if cell.columns > 1 else ""
        )
        rows.setdefault(cell.row, []).append(f"<td{span}>{escape(cell.text, quote=False)}</td>")
    lines = "".join(f"<tr>{''.join(cells)}</tr>" for _, cells in sorted(rows.items()))
    return f"<table><tbody>{lines}</tbody></table>"
