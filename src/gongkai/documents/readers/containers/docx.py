"""DOCX: the body of a Word file as blocks, tracked changes accepted, nothing hidden shown."""

from __future__ import annotations

import posixpath
import re
from zipfile import ZipFile

from lxml import etree

from gongkai.documents.grid import Document
from gongkai.documents.readers.containers.archive import open_archive, part
from gongkai.documents.readers.containers.docx_flow import Flow
from gongkai.documents.readers.containers.docx_numbering import Numbering
from gongkai.documents.readers.containers.docx_runs import has_text_boxes
from gongkai.documents.readers.containers.docx_styles import Styles
from gongkai.documents.readers.containers.docx_words import W
from gongkai.documents.readers.containers.places import numbered
from gongkai.documents.readers.containers.prose import tidy
from gongkai.documents.unreadable import UnreadableError

_DOCUMENT = re.compile(r"word/document\d*\.xml")
_TITLE = "{http://purl.org/dc/elements/1.1/}title"
_BROKEN = "Word 文件的内部结构已损坏，打不开；请用 Word 或 WPS 打开后另存一份再试。"


def extract_docx(data: bytes) -> Document:
    """The blocks of a Word file in reading order. Raises UnreadableError."""
    with open_archive(data) as archive:
        name = next((name for name in archive.namelist() if _DOCUMENT.fullmatch(name)), "")
        document = _xml(archive, name)
        body = document.find(f"{W}body") if document is not None else None
        if body is None:
            raise UnreadableError(_BROKEN)
        folder = posixpath.dirname(name)
        styles = Styles.of(_xml(archive, f"{folder}/styles.xml"))
        numbering = Numbering.of(_xml(archive, f"{folder}/numbering.xml"), styles)
        flow = Flow(styles, numbering, _chunks(archive, name), has_text_boxes(body))
        return Document(numbered(flow.blocks(body)), "docx", metadata=_metadata(archive))


def parse(data: bytes) -> etree._Element:
    """An XML part, without entities, network or unbounded nesting. Raises UnreadableError."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True)
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError:
        raise UnreadableError(_BROKEN) from None
    if root.getroottree().docinfo.internalDTD is not None:
        raise UnreadableError("Word 文件里含有不应出现的外部引用声明，没有打开；请用 Word 或 WPS 另存一份再试。")
    return root


def _xml(archive: ZipFile, name: str) -> etree._Element | None:
    data = part(archive, name)
    return parse(data) if data else None


def _metadata(archive: ZipFile) -> tuple[tuple[str, str], ...]:
    core = _xml(archive, "docProps/core.xml")
    title = tidy(core.findtext(_TITLE) or "") if core is not None else ""
    return (("title", title),) if title else ()


def _chunks(archive: ZipFile, document: str) -> dict[str, bytes]:
    """Parts of other formats (HTML, MHTML) that the body includes whole, by relationship."""
    folder, name = posixpath.split(document)
    relations = _xml(archive, f"{folder}/_rels/{name}.rels")
    if relations is None:
        return {}
    chunks = {}
    for relation in relations:
        if (relation.get("Type") or "").endswith("/aFChunk") and relation.get("TargetMode") != "External":
            target = relation.get("Target") or ""
            path = target[1:] if target.startswith("/") else posixpath.normpath(posixpath.join(folder, target))
            chunks[relation.get("Id") or ""] = part(archive, path) or b""
    return chunks
