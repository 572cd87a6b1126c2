"""Encodings: marked, declared, declared wrongly, not declared at all."""

from __future__ import annotations

import pytest

from gongkai.documents.readers.containers.encodings import decode

SIMPLIFIED = "清源县2023年政府信息公开工作年度报告：全年共收到申请12件，办结12件。"
TRADITIONAL = "雲嶺市2023年政府資訊公開工作年度報告：全年共收到申請12件，辦結12件。"


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "gb2312", "gbk", "gb18030", "utf-16", "utf-16-le", "utf-16-be", "utf-32"]
)
def test_simplified_text_is_read_in_every_encoding(encoding: str) -> None:
    assert decode(SIMPLIFIED.encode(encoding)) == SIMPLIFIED


@pytest.mark.parametrize("encoding", ["utf-8", "big5", "big5hkscs", "gb18030", "utf-16-le", "utf-16-be"])
def test_traditional_text_is_read_in_every_encoding(encoding: str) -> None:
    assert decode(TRADITIONAL.encode(encoding)) == TRADITIONAL


@pytest.mark.parametrize("declared", ["utf-8", "big5", "gb2312", "iso-8859-1", "utf-16"])
@pytest.mark.parametrize("encoding", ["utf-8", "gb18030"])
def test_a_wrong_declaration_does_not_matter(declared: str, encoding: str) -> None:
    page = f'<html><head><meta charset="{declared}"></head><body>{SIMPLIFIED}</body></html>'
    assert decode(page.encode(encoding)) == page


def test_a_text_cut_inside_a_character_loses_only_that_character() -> None:
    for encoding in ("utf-8", "gb18030"):
        assert decode(SIMPLIFIED.encode(encoding)[:-1]).startswith(SIMPLIFIED[:-1])


def test_one_wrong_byte_does_not_change_the_encoding() -> None:
    data = SIMPLIFIED.encode()
    assert decode(data[:9] + b"\xff" + data[9:]).replace("\ufffd", "") == SIMPLIFIED


def test_plain_ascii_is_plain_ascii() -> None:
    assert decode(b"report 2023\r\n1,2,3") == "report 2023\r\n1,2,3"
