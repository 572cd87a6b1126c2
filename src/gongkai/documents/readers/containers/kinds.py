"""What a file is, by its content; the extension decides only where the content cannot."""

from __future__ import annotations

import re
from enum import Enum

from gongkai.documents.readers.containers.archive import names_in
from gongkai.documents.unreadable import UnreadableError

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_IMAGES = (b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff", b"II*\x00", b"MM\x00*", b"GIF8", b"BM")
_FOREIGN = {
    b"Rar!": "RAR 压缩包",
    b"7z\xbc\xaf": "7z 压缩包",
    b"\x1f\x8b": "GZ 压缩包",
    b"MZ": "程序文件",
    b"\x7fELF": "程序文件",
}
_MARKUP = re.compile(
    rb"<(?:!doctype\s+html|html|head|body|meta|title|table|div|p|span|center|section|article|h[1-6]|font|style"
    rb"|script|link|br)\b",
    re.IGNORECASE,
)
_WHOLE_PAGE = re.compile(rb"<(?:!doctype\s+html|html|body)\b", re.IGNORECASE)
_MAIL_HEAD = re.compile(rb"(?:[A-Za-z][A-Za-z0-9-]*:[^\n]*\n(?:[ \t][^\n]*\n)*)*mime-version:", re.IGNORECASE)
_LEADING = re.compile(rb"(?:\s+|<!--.*?-->|<\?xml[^>]*\?>)*", re.DOTALL)
_HEAD = 4096
_ODT = b"mimetypeapplication/vnd.oasis.opendocument.text"
_RTF = b"{\\rtf"


class Kind(Enum):
    """The shapes that a reader here opens."""

    HTML = "html"
    MHTML = "mhtml"
    PDF = "pdf"
    DOCX = "docx"
    SHEETS = "sheets"
    CSV = "csv"
    TEXT = "text"
    IMAGE = "image"
    FOREIGN_TEXT = "foreign text"  # DOC, WPS, RTF, ODT, Word 2003 XML: through LibreOffice


def kind_of(data: bytes, name: str) -> Kind:
    """The kind of a file's content. Raises UnreadableError for an empty, locked or foreign file."""
    if not data.strip(b"\x00 \t\r\n"):
        raise UnreadableError("文件是空的，没有任何内容；请核对是否下载或复制完整。")
    if b"%PDF-" in data[:1024]:
        return Kind.PDF
    if data.startswith(b"PK"):
        return _archived(data)
    if data.startswith(OLE):
        return _compound(data)
    for magic, what in _FOREIGN.items():
        if data.startswith(magic):
            raise UnreadableError(f"这是{what}，不是报告文件；请先解压或找到报告本身再试。")
    if data.startswith(_IMAGES) or (data.startswith(b"RIFF") and data[8:12] == b"WEBP"):
        return Kind.IMAGE
    return _textual(data, name.lower())


def office_suffix(data: bytes) -> str | None:
    """The extension under which LibreOffice opens a file that only it can turn into DOCX; None for all others.

    Cheap and safe enough for the process that holds the file: nothing is parsed.
    """
    if data.startswith(OLE):
        return "doc" if _compound(data) is Kind.FOREIGN_TEXT else None
    if data.startswith(b"PK"):
        return "odt" if _ODT in data[:200] else None
    if data.startswith(b"%PDF-"):
        return None
    head = _plain(data[:_HEAD])
    start = head[_match_end(head) :]
    if start.startswith(_RTF):
        return "rtf"
    return "xml" if b"mso-application" in head and b"Word.Document" in head else None


def _archived(data: bytes) -> Kind:
    names = names_in(data)
    if "word/document.xml" in names or any(re.fullmatch(r"word/document\d*\.xml", name) for name in names):
        return Kind.DOCX
    if any(name.startswith("xl/") for name in names):
        return Kind.SHEETS
    if "OFD.xml" in names:
        raise UnreadableError("这是 OFD 版式文件，暂时不能读取；请用阅读器另存为 PDF 或 Word 后再试。")
    if "content.xml" in names and "mimetype" in names:
        return Kind.SHEETS if b"opendocument.spreadsheet" in data[:200] else Kind.FOREIGN_TEXT
    raise UnreadableError("这是一个压缩包，里面没有可以直接读取的报告；请先解压，再指明其中的报告文件。")


def _compound(data: bytes) -> Kind:
    """Tell Word, WPS and Excel files of the old kind by the names of their streams."""

    def holds(stream: str) -> bool:
        return stream.encode("utf-16-le") in data

    if holds("EncryptedPackage"):
        raise UnreadableError("文件设有打开密码，无法读取；请去掉密码后另存一份再试。")
    if holds("WordDocument"):
        return Kind.FOREIGN_TEXT
    if holds("Workbook") or holds("Book\0"):
        return Kind.SHEETS
    raise UnreadableError("这是旧式 Office 文件，但里面没有文档内容（可能已损坏）；请重新另存一份再试。")


def _textual(data: bytes, name: str) -> Kind:
    if office_suffix(data):
        return Kind.FOREIGN_TEXT
    head = _plain(data[:_HEAD])
    start = head[_match_end(head) :]
    if _MAIL_HEAD.match(start):
        return Kind.MHTML
    if _WHOLE_PAGE.search(head) or (_MARKUP.match(start) and not name.endswith((".md", ".markdown", ".txt"))):
        return Kind.HTML
    if name.endswith((".htm", ".html", ".shtml", ".xhtml", ".doc", ".xls")) and _MARKUP.search(_plain(data)):
        return Kind.HTML
    return Kind.CSV if name.endswith(".csv") else Kind.TEXT


def _plain(data: bytes) -> bytes:
    """ASCII markup made visible: byte order marks and the zero bytes of UTF-16 taken out."""
    return data.lstrip(b"\xef\xbb\xbf\xff\xfe").replace(b"\x00", b"")


def _match_end(head: bytes) -> int:
    found = _LEADING.match(head)
    return found.end() if found else 0
