"""What a file is by its content, for whoever keeps files of strangers: what is taken, and why not.

The name decides only between programs that write the same bytes (DOC and WPS, XLS and ET).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from enum import Enum
from io import BytesIO

from gongkai.documents.readers.containers.archive import open_archive
from gongkai.documents.readers.containers.kinds import OLE, Kind, kind_of
from gongkai.documents.readers.limits import BOUNDS, Bounds, guarded
from gongkai.documents.unreadable import UnreadableError

PIXELS = 120_000_000
"""Most pixels of a picture, four bytes each once it is shown; telephones take up to 108 million."""

_PNG, _JPEG = b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff"
_OTHERS = {
    b"GIF8": "GIF 图片",
    b"BM": "BMP 图片",
    b"II*\x00": "TIFF 图片",
    b"MM\x00*": "TIFF 图片",
    b"RIFF": "WEBP 图片或者音像文件",
    b"Rar!": "RAR 压缩包",
    b"7z\xbc\xaf": "7z 压缩包",
    b"\x1f\x8b": "GZ 压缩包",
    b"MZ": "程序文件",
    b"\x7fELF": "程序文件",
    b"{\\rtf": "RTF 文件",
}
_FRAMES = frozenset({0xC0, 0xC1, 0xC2, 0xC3, 0xC5, 0xC6, 0xC7, 0xC9, 0xCA, 0xCB, 0xCD, 0xCE, 0xCF})
_BARE = frozenset({0x01, *range(0xD0, 0xD8)})
_SCAN, _END = 0xDA, 0xD9
_BRANDS = frozenset({b"isom", b"iso2", b"iso4", b"iso5", b"iso6", b"mp41", b"mp42", b"avc1", b"M4V ", b"MSNV", b"dash"})
_MARKUP = re.compile(r"\s*<(?:\?xml|!doctype|html|head|body|svg|script|\?php)", re.IGNORECASE)
_CONTROLS = re.compile(r"[\x00-\x08\x0b\x0e-\x1f\x7f]")
_TAKEN = "可以上传 PDF、Word、Excel、WPS、OFD、JPG、PNG 和纯文本文件"
_BROKEN = "文件不完整或者已损坏，请重新保存或者重新拍照后再上传"
_LOCKED = "文件设有打开密码，打不开；请去掉密码后另存一份再上传"
_MACROS = "文件里带有宏（自动运行的程序），不能上传；请另存为不带宏的格式，或者另存为 PDF"


class Media(Enum):
    """The kinds of files that are taken: media type, and the endings of names that go with it, the usual one first.

    Web pages are taken only where they are asked for: a published report is often nothing else.
    """

    PDF = "application/pdf", ("pdf",)
    DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document", ("docx",)
    XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", ("xlsx",)
    DOC = "application/msword", ("doc",)
    XLS = "application/vnd.ms-excel", ("xls",)
    WPS = "application/vnd.wps-office.wps", ("wps",)
    ET = "application/vnd.wps-office.et", ("et",)
    OFD = "application/ofd", ("ofd",)
    JPEG = "image/jpeg", ("jpg", "jpeg")
    PNG = "image/png", ("png",)
    TEXT = "text/plain", ("txt",)
    HTML = "text/html", ("html", "htm", "mht", "mhtml")
    MP4 = "video/mp4", ("mp4",)

    def __init__(self, media_type: str, endings: tuple[str, ...]) -> None:
        self.media_type = media_type
        self.endings = endings

    @classmethod
    def typed(cls, media_type: str) -> Media:
        """The kind with a media type. Raises KeyError."""
        return {one.media_type: one for one in cls}[media_type]

    @property
    def moving(self) -> bool:
        """Whether it is a video, which a browser plays and which can do nothing else with it."""
        return self is Media.MP4

    @property
    def picture(self) -> bool:
        """Whether a browser shows it as a picture, and can do nothing else with it."""
        return self in (Media.JPEG, Media.PNG)


def recognise_guarded(data: bytes, name: str, *, webpages: bool = False, bounds: Bounds = BOUNDS) -> Media:
    """What a file is, looked at in the guarded child. Raises UnreadableError with what to do instead."""
    return Media[guarded(_recognised_page if webpages else _recognised, data, name, bounds=bounds).decode()]


def _recognised(data: bytes, name: str) -> bytes:
    return recognise(data, name).name.encode()


def _recognised_page(data: bytes, name: str) -> bytes:
    webpage = kind_of(data, name) in (Kind.HTML, Kind.MHTML)
    return (Media.HTML if webpage else recognise(data, name)).name.encode()


def recognise(data: bytes, name: str) -> Media:
    """What a file is. Raises UnreadableError for what is empty, broken, locked, harmful or not on the list."""
    if not data.strip(b"\x00 \t\r\n"):
        raise UnreadableError("文件是空的，没有任何内容，请核对是否选对了文件")
    for magic, look in _LOOKS:
        if data.startswith(magic):
            return look(data, name)
    if data[4:12] in (b"ftypheic", b"ftypheix", b"ftypmif1", b"ftyphevc"):
        raise UnreadableError("这是 HEIC 照片，多数电脑打不开；请在手机上把照片另存为 JPG，或者截图后再上传")
    if data[4:8] == b"ftyp":
        return _video(data)
    for magic, what in _OTHERS.items():
        if data.startswith(magic):
            raise UnreadableError(f"这是{what}，不能上传；{_TAKEN}")
    return _text(data)


def _pdf(data: bytes, _name: str) -> Media:
    """A PDF that opens without a password and has a page."""
    import pypdfium2  # noqa: PLC0415  heavy, and needed in the child alone

    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        locked = error.err_code in (pypdfium2.raw.FPDF_ERR_PASSWORD, pypdfium2.raw.FPDF_ERR_SECURITY)
        raise UnreadableError(_LOCKED if locked else _BROKEN) from None
    pages = len(document)
    document.close()
    if pages == 0:
        raise UnreadableError(_BROKEN)
    return Media.PDF


def _archive(data: bytes, _name: str) -> Media:
    with open_archive(data) as archive:
        names = frozenset(archive.namelist())
    if any(name.lower().endswith("vbaproject.bin") for name in names):
        raise UnreadableError(_MACROS)
    if "OFD.xml" in names:
        return Media.OFD
    if "[Content_Types].xml" in names and any(name.startswith("word/document") for name in names):
        return Media.DOCX
    if "[Content_Types].xml" in names and any(name.startswith("xl/workbook") for name in names):
        return Media.XLSX
    raise UnreadableError(f"这是压缩包或者其他格式的文件，不能上传；{_TAKEN}，压缩包请先解压，再逐个上传")


def _compound(data: bytes, name: str) -> Media:
    if "_VBA_PROJECT".encode("utf-16-le") in data:
        raise UnreadableError(_MACROS)
    sheets = kind_of(data, name) is Kind.SHEETS
    if sheets:
        return Media.ET if name.lower().endswith(".et") else Media.XLS
    return Media.WPS if name.lower().endswith(".wps") else Media.DOC


def _png(data: bytes, _name: str) -> Media:
    head = data[:24]
    if len(head) < 24 or head[12:16] != b"IHDR" or b"IEND" not in data[-4096:]:  # noqa: PLR2004  the size of the first chunk
        raise UnreadableError(_BROKEN)
    _refuse_flood(int.from_bytes(head[16:20]), int.from_bytes(head[20:24]))
    return Media.PNG


def _jpeg(data: bytes, _name: str) -> Media:
    """A JPEG with its frame before its scan; nothing of it is decoded."""
    stream = BytesIO(data)
    stream.seek(2)
    size = (0, 0)
    while (marker := _marker(stream)) != _SCAN:
        if marker in _BARE:
            continue
        segment = stream.read(int.from_bytes(stream.read(2)) - 2) if marker not in (None, _END) else b""
        if len(segment) < 1:
            raise UnreadableError(_BROKEN)
        if marker in _FRAMES:
            size = int.from_bytes(segment[3:5]), int.from_bytes(segment[1:3])
    if not all(size):
        raise UnreadableError(_BROKEN)
    _refuse_flood(*size)
    return Media.JPEG


def _video(data: bytes) -> Media:
    """An MP4 that has its index and its pictures; nothing of it is decoded."""
    if data[8:12] not in _BRANDS:
        raise UnreadableError("这种视频多数浏览器不能播放，请转换为 MP4（H.264）后再上传")
    if not {b"moov", b"mdat"} <= set(_boxes(data)):
        raise UnreadableError(_BROKEN)
    return Media.MP4


def _boxes(data: bytes) -> Iterator[bytes]:
    """The kinds of an MP4's outer boxes, in order; it ends where their sizes do not hold together."""
    place = 0
    while place + 8 <= len(data):
        size, kind = int.from_bytes(data[place : place + 4]), data[place + 4 : place + 8]
        if size == 1:
            size = int.from_bytes(data[place + 8 : place + 16])
        yield kind
        if size < 8:  # noqa: PLR2004  0 reaches to the end, anything else is no box
            return
        place += size


def _marker(stream: BytesIO) -> int | None:
    """The next marker of a JPEG; None where something else stands."""
    byte = stream.read(1)
    if byte != b"\xff":
        return None
    while byte == b"\xff":
        byte = stream.read(1)
    return byte[0] if byte else None


def _refuse_flood(width: int, height: int) -> None:
    if not width or not height:
        raise UnreadableError(_BROKEN)
    if width * height > PIXELS:
        raise UnreadableError(f"图片有 {width}×{height} 个像素，太大了；请缩小，或者用较低的清晰度重新拍照、扫描")


def _text(data: bytes) -> Media:
    for encoding in ("utf-8-sig", "gb18030"):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if _CONTROLS.search(text) or _MARKUP.match(text):
            break
        return Media.TEXT
    raise UnreadableError(f"认不出这是什么文件，不能上传；{_TAKEN}，其他格式请先转换")


_LOOKS: tuple[tuple[bytes, Callable[[bytes, str], Media]], ...] = (
    (b"%PDF-", _pdf),
    (b"PK", _archive),
    (OLE, _compound),
    (_PNG, _png),
    (_JPEG, _jpeg),
)
