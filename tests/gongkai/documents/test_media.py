"""What a file is told by its content: a list of what is taken, everything else refused in words."""

from __future__ import annotations

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as some

from gongkai.documents.media import Media, recognise, recognise_guarded
from gongkai.documents.unreadable import UnreadableError
from tests.factories import uploads

SOUND = {
    "证明.pdf": (uploads.pdf(), Media.PDF),
    "申请书.docx": (uploads.word(), Media.DOCX),
    "清单.xlsx": (uploads.workbook(), Media.XLSX),
    "旧文.doc": (uploads.compound("WordDocument"), Media.DOC),
    "旧文.wps": (uploads.compound("WordDocument"), Media.WPS),
    "旧表.xls": (uploads.compound("Workbook"), Media.XLS),
    "旧表.et": (uploads.compound("Workbook"), Media.ET),
    "版式.ofd": (uploads.packed("OFD.xml", "Doc_0/Document.xml"), Media.OFD),
    "照片.jpg": (uploads.jpeg(), Media.JPEG),
    "扫描.png": (uploads.png(), Media.PNG),
    "解读.mp4": (uploads.mp4(), Media.MP4),
    "说明.txt": ("申请2023年的文件。\r\n\t谢谢".encode("gb18030"), Media.TEXT),
}


@pytest.mark.parametrize("name", SOUND)
def test_each_kind_on_the_list_is_known_by_its_content(name: str) -> None:
    content, media = SOUND[name]
    assert recognise(content, name) is media


@pytest.mark.parametrize("name", SOUND)
def test_a_name_deceives_nobody(name: str) -> None:
    content, media = SOUND[name]
    twins = {Media.WPS: Media.DOC, Media.ET: Media.XLS}  # the same bytes: only the name tells them apart
    assert recognise(content, "年报.exe") is twins.get(media, media)


REFUSED = {
    "empty": (b" \r\n\0", "文件是空的"),
    "program": (b"MZ\x90\x00" + bytes(100), "程序文件"),
    "archive": (uploads.packed("a.pdf"), "压缩包"),
    "rar": (b"Rar!\x1a\x07\x00" + bytes(20), "RAR"),
    "page": (b"\xef\xbb\xbf <!DOCTYPE html><script>alert(1)</script>", "认不出"),
    "drawing": (b'<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>', "认不出"),
    "xml": (b'<?xml version="1.0"?><x/>', "认不出"),
    "noise": (bytes(range(256)), "认不出"),
    "gif": (b"GIF89a" + bytes(20), "GIF"),
    "quicktime": (b"\0\0\0\x14ftypqt  " + bytes(20), "MP4"),
    "half a video": (uploads.mp4()[:40], "不完整"),
    "heic": (b"\0\0\0\x18ftypheic" + bytes(20), "JPG"),
    "macros": (uploads.packed("[Content_Types].xml", "word/document.xml", "word/vbaProject.bin"), "宏"),
    "old macros": (uploads.compound("WordDocument", "_VBA_PROJECT"), "宏"),
    "locked": (uploads.compound("EncryptedPackage"), "密码"),
    "presentation": (uploads.packed("[Content_Types].xml", "ppt/presentation.xml"), "其他格式"),
    "torn pdf": (uploads.pdf()[:60], "不完整"),
    "torn png": (uploads.png()[:40], "不完整"),
    "torn jpeg": (uploads.jpeg()[:100], "不完整"),
    "torn archive": (uploads.word()[:-200], "不完整"),
    "bomb": (uploads.packed("OFD.xml", content=bytes(70_000_000)), "压缩炸弹"),
    "pixel flood": (uploads.png(claimed=(60_000, 60_000)), "60000×60000"),
}


@pytest.mark.parametrize("kind", REFUSED)
def test_everything_else_is_refused_in_words_that_say_what_it_is(kind: str) -> None:
    content, words = REFUSED[kind]
    with pytest.raises(UnreadableError, match=words):
        recognise(content, "附件.pdf")


def test_a_pixel_flood_in_a_jpeg_is_read_from_its_head_alone() -> None:
    flood = bytearray(uploads.jpeg())
    frame = flood.index(b"\xff\xc0")
    flood[frame + 5 : frame + 9] = b"\xff\xff\xff\xff"
    with pytest.raises(UnreadableError, match="65535×65535"):
        recognise(bytes(flood), "照片.jpg")


def test_the_guarded_child_says_the_same_and_hands_on_its_words() -> None:
    assert recognise_guarded(uploads.pdf(), "证明.pdf") is Media.PDF
    with pytest.raises(UnreadableError, match="程序文件"):
        recognise_guarded(b"MZ" + bytes(99), "证明.pdf")


@given(some.sampled_from(sorted(SOUND)), some.data())
def test_a_damaged_file_is_known_or_refused_in_words_and_nothing_else_happens(
    name: str, chance: some.DataObject
) -> None:
    content = bytearray(SOUND[name][0])
    for _ in range(chance.draw(some.integers(1, 8))):
        content[chance.draw(some.integers(0, len(content) - 1))] = chance.draw(some.integers(0, 255))
    cut = chance.draw(some.integers(0, len(content)))
    with suppress(UnreadableError):
        assert recognise(bytes(content[:cut] if cut % 2 else content), name) in Media


@given(
    some.binary(max_size=300),
    some.sampled_from([b"", b"%PDF-", b"PK\x03\x04", uploads.OLE, b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff"]),
)
def test_any_bytes_are_known_or_refused_in_words(content: bytes, magic: bytes) -> None:
    with suppress(UnreadableError):
        assert recognise(magic + content, "附件") in Media
