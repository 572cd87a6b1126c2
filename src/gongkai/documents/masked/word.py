"""A Word file masked: texts replaced wherever they stand, tracked changes accepted, comments and properties gone.

The parts are changed in place, so that layout and pictures stay as they were. What cannot be mended so (embedded
files, macros, parts in another format) is refused; and the copy is read again before it is handed out: where anything
out of sight or a text that should be masked is left, there is no copy.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

from lxml import etree

from gongkai.documents.grid import Table
from gongkai.documents.hidden.word import in_word, invisible
from gongkai.documents.masked.spots import Spot
from gongkai.documents.readers.containers.archive import open_archive
from gongkai.documents.readers.containers.docx import extract_docx, parse
from gongkai.documents.readers.containers.docx_words import W, switched
from gongkai.documents.unreadable import UnreadableError

_TEXTS = re.compile(r"word/(?:document\d*|header\d*|footer\d*|footnotes|endnotes)\.xml")
_DROPPED = re.compile(r"word/(?:comments\w*|people)\.xml|docProps/custom\.xml")
_RELATIONS = re.compile(r"(?:.*/)?_rels/[^/]*\.rels")
_LOST = ("word/embeddings/", "word/vbaProject", "word/afchunk", "word/activeX/")
_RICH = "Word 文件里有嵌入的文件、宏、控件或者其他格式的内容，不能自动遮盖；请在 Word 里改好后再上传。"
_LEFT = "Word 文件里有自动遮盖去不掉的内容（{}）；请在 Word 里改好后再上传。"
_NO_PROPERTIES = (
    b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
    b'<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"/>'
)
_NO_PROGRAM = (
    b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
    b'<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"/>'
)
_EMPTIED = {"docProps/core.xml": _NO_PROPERTIES, "docProps/app.xml": _NO_PROGRAM}
_GONE = tuple(
    f"{W}{name}"
    for name in (
        *("del", "moveFrom", "commentRangeStart", "commentRangeEnd", "commentReference", "delText"),
        *("moveFromRangeStart", "moveFromRangeEnd", "moveToRangeStart", "moveToRangeEnd"),
        *("rPrChange", "pPrChange", "tblPrChange", "tcPrChange", "trPrChange", "sectPrChange", "tblGridChange"),
    )
)
_OPENED = (f"{W}ins", f"{W}moveTo")
_ROW, _RUN, _TEXT, _PARAGRAPH, _LOOK = (f"{W}{name}" for name in ("tr", "r", "t", "p", "rPr"))
_PRESERVED = "{http://www.w3.org/XML/1998/namespace}space"


def masked_word(data: bytes, spots: Sequence[Spot]) -> bytes:
    """The copy. Raises UnreadableError."""
    out = BytesIO()
    with open_archive(data) as archive, ZipFile(out, "w", ZIP_DEFLATED) as copy:
        names = archive.namelist()
        if any(name.lower().startswith(tuple(lost.lower() for lost in _LOST)) for name in names):
            raise UnreadableError(_RICH)
        for name in names:
            if not _DROPPED.fullmatch(name) and not name.endswith("/"):
                copy.writestr(name, _part(name, archive.read(name), spots))
    kept = out.getvalue()
    _refuse_left(kept, spots)
    return kept


def _part(name: str, content: bytes, spots: Sequence[Spot]) -> bytes:
    if name in _EMPTIED:
        return _EMPTIED[name]
    if not (_TEXTS.fullmatch(name) or _RELATIONS.fullmatch(name) or name == "[Content_Types].xml"):
        return content
    tree = parse(content)
    if _TEXTS.fullmatch(name):
        _settle(tree)
        for paragraph in tree.iter(_PARAGRAPH):
            _mask(paragraph, spots)
    else:
        _forget(tree, spots)
    return etree.tostring(tree, xml_declaration=True, encoding="UTF-8", standalone=True)


def _settle(tree: etree._Element) -> None:
    """Changes accepted, comments gone, and what is not to be seen gone."""
    for row in [
        row for row in tree.iter(_ROW) if switched(row, f"{W}trPr/{W}del") or switched(row, f"{W}trPr/{W}hidden")
    ]:
        _remove(row)
    for node in list(tree.iter(*_GONE)):
        if _above(node) != f"{W}trPr":
            _remove(node)
    for node in list(tree.iter(*_OPENED)):
        if _above(node) not in (_LOOK, f"{W}trPr"):
            _open(node)
    for node in [*tree.iter(f"{W}ins"), *tree.iter(f"{W}moveTo")]:
        _remove(node)
    for run in [run for run in tree.iter(_RUN) if invisible(run)]:
        _remove(run)


def _mask(paragraph: etree._Element, spots: Sequence[Spot]) -> None:
    """The texts of one paragraph, also where they run over several runs; the masked form stands in the first."""
    pieces = [piece for piece in paragraph.iter(_TEXT) if next(piece.iterancestors(_PARAGRAPH)) is paragraph]
    for spot in spots:
        while spot.text and (start := "".join(piece.text or "" for piece in pieces).find(spot.text)) >= 0:
            if spot.text in spot.masked:
                break
            _replace(pieces, start, start + len(spot.text), spot.masked)


def _replace(pieces: Iterable[etree._Element], start: int, end: int, masked: str) -> None:
    place = 0
    for piece in pieces:
        text = piece.text or ""
        first, last = max(start - place, 0), min(end - place, len(text))
        if first < last:
            piece.text = text[:first] + masked + text[last:]
            piece.set(_PRESERVED, "preserve")
            masked = ""
        place += len(text)


def _forget(tree: etree._Element, spots: Sequence[Spot]) -> None:
    """Relations and types of the parts that are gone; addresses of links that hold what is masked."""
    for node in list(tree):
        target = node.get("Target") or ""
        part = (node.get("PartName") or target).lstrip("/")
        if _DROPPED.fullmatch(part) or _DROPPED.fullmatch(f"word/{part}"):
            tree.remove(node)
        elif any(spot.text and spot.text in target for spot in spots):
            node.set("Target", "about:blank")


def _above(node: etree._Element) -> str:
    above = node.getparent()
    return str(above.tag) if above is not None else ""


def _remove(node: etree._Element) -> None:
    above = node.getparent()
    if above is not None:
        above.remove(node)


def _open(node: etree._Element) -> None:
    above = node.getparent()
    if above is not None:
        place = above.index(node)
        above[place : place + 1] = list(node)


def _refuse_left(copy: bytes, spots: Sequence[Spot]) -> None:
    for one in in_word(copy):
        if not one.how.seen:
            raise UnreadableError(_LEFT.format(one.title))
    said = [
        text
        for block in extract_docx(copy).blocks
        for text in ([cell.text for cell in block.cells] if isinstance(block, Table) else [block.text])
    ]
    for spot in spots:
        if spot.text and spot.text not in spot.masked and any(spot.text in text for text in said):
            raise UnreadableError(_LEFT.format("要遮盖的文字分散在几处"))
