"""A file is what its content says, whatever its name says."""

from __future__ import annotations

from pathlib import Path

import pytest

from gongkai.documents.readers.containers import extract
from gongkai.documents.unreadable import UnreadableError
from tests.gongkai.documents.containers.making import Paper, para, printed, texts, word, workbook, zipped

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 600
PNG = b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR"


BOOK = workbook(lambda sheet: sheet.write_row(0, 0, ["规章", 1]))


def stream(name: str) -> bytes:
    return OLE + name.encode("utf-16-le") + b"\x00" * 600


@pytest.mark.parametrize(
    ("name", "data", "container"),
    [
        ("年报.doc", b"<html><body><p>x</p></body></html>", "html"),
        ("年报.doc", word(para("正文")), "docx"),
        ("年报.pdf", word(para("正文")), "docx"),
        ("年报.html", printed(Paper().text(60, 600, "清源县年度报告全文")), "pdf"),
        ("年报", b"\n\n\n" + printed(Paper().text(60, 600, "清源县年度报告全文")), "pdf"),
        ("年报.csv", BOOK, "xlsx"),
        ("年报.xls", "<table><tr><td>规章</td><td>1</td></tr></table>".encode("gb18030"), "html"),
        ("年报.docx", "一、总体情况\n正文".encode(), "text"),
        ("年报.md", b"<table><tr><td>a</td><td>1</td></tr></table>\n# x", "text"),
        ("年报.txt", "<!DOCTYPE html><html><body>正文</body></html>".encode("utf-16"), "html"),
        ("年报.xhtml", b'<?xml version="1.0"?><!-- c --><html><body><p>x</p></body></html>', "html"),
        ("年报.pdf", PNG, "scan"),
        ("年报.tif", b"II*\x00" + b"\x01" * 40, "scan"),
        ("年报.jpg", b"\xff\xd8\xff\xe0" + b"\x01" * 40, "scan"),
    ],
)
def test_the_content_decides(name: str, data: bytes, container: str) -> None:
    assert extract(data, name).container == container


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"", "空的"),
        (b"\x00" * 5000, "空的"),
        (b" \r\n\t ", "空的"),
        (b"Rar!\x1a\x07\x00" + b"x" * 50, "RAR"),
        (b"MZ\x90\x00" + b"x" * 50, "程序"),
        (zipped({"a.txt": "x", "b.pdf": "y"}), "压缩包"),
        (zipped({"OFD.xml": "<a/>"}), "OFD"),
        (stream("EncryptedPackage"), "密码"),
        (OLE, "没有文档内容"),
        (bytes(range(1, 32)) * 40, "不是文字"),
    ],
)
def test_what_cannot_be_read_is_named_in_one_line(data: bytes, says: str) -> None:
    with pytest.raises(UnreadableError, match=says) as caught:
        extract(data, "年报.doc")
    assert "\n" not in caught.value.message


@pytest.mark.parametrize("data", [stream("WordDocument"), b"{\\rtf1\\ansi abc}"])
def test_without_libreoffice_the_line_says_what_to_install(
    data: bytes, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(UnreadableError, match="请安装 LibreOffice"):
        extract(data, "年报.wps")


def converter(folder: Path, script: str) -> None:
    """A stand-in for LibreOffice: it keeps its arguments in view of the script."""
    program = folder / "soffice"
    program.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
    program.chmod(0o755)


def test_old_word_files_are_read_as_libreoffice_converts_them(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    result = tmp_path / "result.docx"
    result.write_bytes(word(para("旧文档的正文")))
    # --outdir FOLDER SOURCE are its last arguments; SOURCE keeps the kind that the content told
    converter(tmp_path, f'for last; do :; done; cp {result} "${{last%.doc}}.docx"')
    monkeypatch.setenv("PATH", f"{tmp_path}:/bin:/usr/bin")
    document = extract(stream("WordDocument"), "年报.wps")
    assert document.container == "docx"
    assert texts(document) == ["旧文档的正文"]


@pytest.mark.parametrize("script", ["exit 1", "exit 0"])
def test_a_failed_conversion_is_one_line(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, script: str) -> None:
    converter(tmp_path, script)
    monkeypatch.setenv("PATH", f"{tmp_path}:/bin:/usr/bin")
    with pytest.raises(UnreadableError, match="LibreOffice 没能转换"):
        extract(stream("WordDocument"), "年报.doc")


def test_a_conversion_that_never_ends_is_ended(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    converter(tmp_path, "sleep 600")
    monkeypatch.setenv("PATH", f"{tmp_path}:/bin:/usr/bin")
    monkeypatch.setattr("gongkai.documents.readers.containers.office.SECONDS", 0.2)
    with pytest.raises(UnreadableError, match="超过限定时间"):
        extract(stream("WordDocument"), "年报.doc")
