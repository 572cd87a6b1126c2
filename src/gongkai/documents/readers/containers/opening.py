"""Which module opens which kind of file; its library is loaded only when such a file comes."""

# ruff: noqa: PLC0415 - each library is loaded only when a file needs it

from __future__ import annotations

from collections.abc import Callable

from gongkai.documents.grid import Document
from gongkai.documents.readers.containers.kinds import Kind, kind_of
from gongkai.documents.unreadable import UnreadableError

BROKEN = "文件结构异常，读取时出错（可能已损坏）；请用原来的软件打开后另存一份再试。"


def open_document(data: bytes, name: str) -> Document:
    """The document in a file's bytes. Raises UnreadableError, and whatever a library raises on broken files."""
    kind = kind_of(data, name)
    if kind is Kind.TEXT:
        from gongkai.documents.readers.containers.text import extract_text

        return extract_text(data, name)
    return _opener(kind)(data)


def _opener(kind: Kind) -> Callable[[bytes], Document]:
    """The function for a kind; imported here so that a web page does not wait for the PDF library."""
    if kind is Kind.HTML:
        from gongkai.documents.readers.containers.html import extract_html as opener
    elif kind is Kind.MHTML:
        from gongkai.documents.readers.containers.mhtml import extract_mhtml as opener
    elif kind is Kind.PDF:
        from gongkai.documents.readers.containers.pdf import extract_pdf as opener
    elif kind is Kind.DOCX:
        from gongkai.documents.readers.containers.docx import extract_docx as opener
    elif kind is Kind.SHEETS:
        from gongkai.documents.readers.containers.sheets import extract_sheets as opener
    elif kind is Kind.CSV:
        from gongkai.documents.readers.containers.csv_file import extract_csv as opener
    elif kind is Kind.IMAGE:
        from gongkai.documents.readers.containers.scans import extract_image as opener
    else:
        raise UnreadableError(BROKEN)
    return opener
