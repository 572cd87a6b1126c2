"""Word files: comments, tracked changes, hidden, white and tiny text, margins, properties, embedded files."""

from __future__ import annotations

import re
from collections.abc import Iterator
from zipfile import ZipFile

from lxml import etree

from gongkai.documents.hidden.buried import Burial, Buried
from gongkai.documents.hidden.office_parts import enclosed, properties, texts, xml
from gongkai.documents.readers.containers.archive import open_archive
from gongkai.documents.readers.containers.docx_runs import printed
from gongkai.documents.readers.containers.docx_words import W, number, switched, value

_DOCUMENT = re.compile(r"word/document\d*\.xml")
_MARGIN = re.compile(r"word/(?:header|footer|footnotes|endnotes)\d*\.xml")
_CHANGES = {f"{W}ins": "插入", f"{W}del": "删除", f"{W}moveFrom": "移走", f"{W}moveTo": "移入"}
_WHITE = frozenset(("FFFFFF", "FEFEFE"))
_TINY = 4
_ORDINARY = 21


def in_word(data: bytes) -> Iterator[Buried]:
    """Everything out of sight in a Word file. Raises UnreadableError."""
    with open_archive(data) as archive:
        for name in archive.namelist():
            if _DOCUMENT.fullmatch(name) or _MARGIN.fullmatch(name):
                yield from _body(archive, name)
        yield from _comments(archive)
        yield from properties(archive)
        yield from enclosed(archive)


def _body(archive: ZipFile, name: str) -> Iterator[Buried]:
    tree = xml(archive, name)
    if tree is None:
        return
    yield from _changes(tree)
    for run in tree.iter(f"{W}r"):
        text = texts(run, "t")
        if text.strip() and invisible(run):
            yield Buried(Burial.INVISIBLE, text=text)
    if _MARGIN.fullmatch(name):
        for paragraph in tree.iter(f"{W}p"):
            if text := printed(paragraph).strip():
                yield Buried(Burial.MARGIN, text=text)


def _changes(tree: etree._Element) -> Iterator[Buried]:
    """Tracked changes, those of one author and kind together."""
    told: dict[str, list[str]] = {}
    for node in tree.iter(*_CHANGES):
        text = texts(node, "t", "delText")
        if text.strip():
            told.setdefault(f"{node.get(f'{W}author') or '不详'}{_CHANGES[str(node.tag)]}", []).append(text)
    for who, pieces in told.items():
        yield Buried(Burial.CHANGE, who, "／".join(pieces))


def invisible(run: etree._Element) -> bool:
    """Whether nobody sees a run: hidden, white on white, or too small to read."""
    look = run.find(f"{W}rPr")
    if look is None:
        return False
    shaded = look.find(f"{W}shd") is not None or look.find(f"{W}highlight") is not None
    white = (value(look, f"{W}color") or "").upper() in _WHITE and not shaded and not _on_shade(run)
    return switched(look, f"{W}vanish") or white or number(value(look, f"{W}sz"), default=_ORDINARY) <= _TINY


def _on_shade(run: etree._Element) -> bool:
    """Whether a run stands in a paragraph or cell with a background of its own, where white can be read."""
    paths = (f"{W}pPr/{W}shd", f"{W}tcPr/{W}shd", f"{W}tblPr/{W}shd")
    return any(above.find(path) is not None for above in run.iterancestors() for path in paths)


def _comments(archive: ZipFile) -> Iterator[Buried]:
    tree = xml(archive, "word/comments.xml")
    for node in tree.iter(f"{W}comment") if tree is not None else ():
        yield Buried(Burial.COMMENT, node.get(f"{W}author") or "", texts(node, "t"))
