"""What a package holds as items: each page or row of the list with its content, its files, and what it lacks."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import PurePosixPath
from urllib.parse import urlsplit
from uuid import UUID

from gongkai.documents.articles import Article, read_guarded
from gongkai.documents.package import beside, tidied
from gongkai.documents.unreadable import UnreadableError
from gongkai_office.cells import CellError, day
from gongkai_office.organs.models import Organ
from gongkai_office.publishing.cleaning import paragraphs
from gongkai_office.publishing.content import Content
from gongkai_office.publishing.imports.fields import Field
from gongkai_office.publishing.imports.listed import Line, lines_in
from gongkai_office.publishing.imports.sources import Picture, pictures_of, unseen
from gongkai_office.publishing.metadata import Genre, Theme
from gongkai_office.publishing.models import Column
from gongkai_office.publishing.queries.published import columns as standing

_PAGES = (".html", ".htm", ".shtml", ".xhtml")
_WORD = (".docx", ".doc", ".wps")
_PAPERS = (*_WORD, ".pdf", ".xlsx", ".xls", ".et", ".ofd", ".txt", ".jpg", ".jpeg", ".png")
_WANTED = (
    Field.PUBLISHED, Field.FORMED, Field.COLUMN, Field.SOURCE, Field.GENRE, Field.THEME, Field.ADDRESS,
)  # fmt: skip
_SHORT = {"document_number": 80, "source": 120, "author": 80, "keywords": 200, "summary": 400}


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """One item to be. `wrong` keeps the whole import back until somebody mends it; `left_out` only this page.

    `pictures` are in the order of their marks in the text.

    `day` is the one it was first out; without it nobody may say that it was, and it becomes a draft.
    """

    place: str
    content: Content | None
    columns: tuple[UUID, ...] = ()
    day: date | None = None
    address: str = ""
    papers: Mapping[str, bytes] = field(default_factory=dict)
    pictures: tuple[Picture, ...] = ()
    lacks: tuple[str, ...] = ()
    wrong: tuple[str, ...] = ()
    left_out: str = ""

    @property
    def title(self) -> str:
        """What it is called; empty where nobody could tell."""
        return self.content.title if self.content else ""


@dataclass(frozen=True, slots=True)
class _Ground:
    """What is the same for every page of a package."""

    files: Mapping[str, bytes]
    columns: Mapping[str, UUID]
    other: UUID
    source: str
    on: date


def count(files: Mapping[str, bytes]) -> int:
    """How many pages there will be at most."""
    return len(lines_in(files)[0]) + sum(path.lower().endswith((*_PAGES, *_WORD)) for path in files)


def pages(files: Mapping[str, bytes], *, organ: Organ, source: str, column: Column, on: date) -> Iterator[Page]:
    """The rows of the lists first, then the pages that no row names; a file that a page links to is its attachment."""
    ground = _Ground(files, {one.name: one.pk for one in standing(organ)}, column.pk, source, on)
    lines, lists = lines_in(files)
    used, linked = set(lists), set[str]()
    for line in lines:
        path = tidied(line.told.get(Field.FILE, ""))
        used.add(path)
        yield _from_line(line, path, ground, linked)
    later = sorted(path for path in files if path not in used)
    for path in [path for path in later if path.lower().endswith(_PAGES)]:
        yield _from_file(path, ground, linked)
    for path in [path for path in later if path.lower().endswith(_WORD) and path not in linked]:
        yield _from_file(path, ground, linked)


def _from_file(path: str, ground: _Ground, linked: set[str]) -> Page:
    try:
        article = read_guarded(ground.files[path], path)
    except UnreadableError as error:
        return Page(place=path, content=None, left_out=str(error))
    papers = _linked(path, article, ground)
    linked |= papers.keys()
    told = _told(article, ground)
    folder = PurePosixPath(path).parent.name
    if Field.COLUMN not in told and folder in ground.columns:
        told[Field.COLUMN] = folder
    page = _page(path, title=article.title, body=article.body, told=told, papers=papers, ground=ground)
    return replace(page, pictures=pictures_of(path, article, ground.files), lacks=(*page.lacks, *unseen(article)))


def _from_line(line: Line, path: str, ground: _Ground, linked: set[str]) -> Page:
    told, wrong, body = dict(line.told), list[str](), paragraphs(line.told.get(Field.BODY, ""))
    papers: dict[str, bytes] = {}
    pictures, missing = tuple[Picture, ...](), tuple[str, ...]()
    if path and path not in ground.files:
        wrong.append(f"压缩包里没有文件“{path}”")
    elif path.lower().endswith((*_PAGES, *_WORD)):
        try:
            article = read_guarded(ground.files[path], path)
            papers = _linked(path, article, ground)
            told = _told(article, ground) | told
            told.setdefault(Field.TITLE, article.title)
            if not body:
                pictures, missing = pictures_of(path, article, ground.files), unseen(article)
            body = body or article.body
        except UnreadableError as error:
            wrong.append(f"“{path}”：{error}")
    elif path:
        papers[path] = ground.files[path]
    for name in filter(None, map(tidied, told.get(Field.PAPERS, "").replace("；", ";").replace("\n", ";").split(";"))):
        if name in ground.files:
            papers[name] = ground.files[name]
        else:
            wrong.append(f"压缩包里没有附件“{name}”")
    linked |= papers.keys()
    title = told.get(Field.TITLE, "")
    page = _page(line.place, title=title, body=body, told=told, papers=papers, ground=ground, wrong=wrong)
    return replace(page, pictures=pictures, lacks=(*page.lacks, *missing))


def _told(article: Article, ground: _Ground) -> dict[Field, str]:
    """What a page says of itself, as far as it can be understood: nobody can mend a page of a former site."""
    told = {Field(name): text for name, text in article.about.items() if name in set(Field)}
    if told.get(Field.COLUMN, "") not in ground.columns:
        told.pop(Field.COLUMN, None)
    for one in (Field.PUBLISHED, Field.FORMED):
        try:
            day(told.get(one, ""))
        except CellError:
            del told[one]
    return told


def _linked(path: str, article: Article, ground: _Ground) -> dict[str, bytes]:
    """The files of the package that a page links to, by their paths."""
    wanted = dict.fromkeys(beside(path, link) for link in article.links if "://" not in link)
    return {one: ground.files[one] for one in wanted if one in ground.files and one.lower().endswith(_PAPERS)}


def _page(
    place: str,
    *,
    title: str,
    body: str,
    told: Mapping[Field, str],
    papers: Mapping[str, bytes],
    ground: _Ground,
    wrong: Sequence[str] = (),
) -> Page:
    wrong, lacks = list(wrong), tuple(one.label for one in _WANTED if one not in told)
    published, formed = (_day(told, one, wrong) for one in (Field.PUBLISHED, Field.FORMED))
    if published and published > ground.on:
        wrong.append(f"发布日期 {published.isoformat()} 在今天以后")
    column = ground.columns.get(told.get(Field.COLUMN, ""))
    if Field.COLUMN in told and column is None:
        wrong.append(f"本机关没有“{told[Field.COLUMN]}”栏目")
    if not title.strip():
        return Page(place=place, content=None, left_out="没有标题", wrong=tuple(wrong))
    if not body and not papers:
        return Page(place=place, content=None, left_out="没有正文，也没有附件", wrong=tuple(wrong))
    content = Content(
        title=title.strip()[:200],
        body=body,
        formed_on=formed or published or ground.on,
        genre=_genre(told.get(Field.GENRE, ""), title),
        theme=_theme(told.get(Field.THEME, "")),
        document_number=_cut(told, Field.NUMBER, "document_number"),
        source=_cut(told, Field.SOURCE, "source") or ground.source,
        author=_cut(told, Field.AUTHOR, "author"),
        keywords=_cut(told, Field.KEYWORDS, "keywords"),
        summary=_cut(told, Field.SUMMARY, "summary"),
    )
    return Page(
        place=place[:400],
        content=content,
        columns=(column or ground.other,),
        day=published,
        address=old_address(told.get(Field.ADDRESS, "")),
        papers=papers,
        lacks=lacks,
        wrong=tuple(wrong),
    )


def old_address(text: str) -> str:
    """Where the public read a page before, without the site's own name; empty for what is no address.

    >>> old_address("http://www.qingyuan.invalid/art/2023/5/6/1.html"), old_address("/show.asp?id=12"), old_address("/")
    ('/art/2023/5/6/1.html', '/show.asp?id=12', '')
    """
    try:
        parts = urlsplit(text.strip())
    except ValueError:
        return ""
    path = f"{parts.path}?{parts.query}" if parts.query else parts.path
    return path[:500] if path.startswith("/") and path.strip("/") else ""


def _day(told: Mapping[Field, str], one: Field, wrong: list[str]) -> date | None:
    try:
        return day(told.get(one, ""))
    except CellError as error:
        wrong.append(f"{one.label}：{error}")
        return None


def _cut(told: Mapping[Field, str], one: Field, name: str) -> str:
    return told.get(one, "")[: _SHORT[name]]


def _genre(told: str, title: str) -> Genre:
    """As it is told, else as the title ends."""
    named = next((one for one in Genre if one.label == told.strip()), None)
    ends = (one for one in Genre if len(one.label) > 1 and title.strip().endswith(one.label))
    return named or next(ends, Genre.OTHER)


def _theme(told: str) -> Theme:
    return next((one for one in Theme if one.label == told.strip()), Theme.GENERAL)
