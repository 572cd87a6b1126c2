"""Names of files are made safe for every disk, header and eye, and end as their content is."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as some

from gongkai.documents.media import Media
from gongkai_office.files.names import LONGEST, cleaned

DECEITS = {
    "../../etc/passwd": "passwd.pdf",
    "D:\\某人\\桌面\\证明.pdf": "证明.pdf",
    "证明\u202efdp.exe": "证明fdp.pdf",
    "发票.pdf.exe": "发票.pdf",
    "发票.exe.pdf": "发票.pdf",
    "网页.html": "网页.pdf",
    "a\0b\nc\u200b.pdf": "abc.pdf",
    '<img src=x onerror="x">.pdf': "_img src=x onerror=_x__.pdf",
    "CON.pdf": "_CON.pdf",
    "...": "文件.pdf",
    ".htaccess": "htaccess.pdf",
    "关于2023.12的说明": "关于2023.12的说明.pdf",
    "扫描件.PDF": "扫描件.pdf",
    "  说 明 .pdf ": "说 明.pdf",
    "=cmd|calc.pdf": "=cmd_calc.pdf",
}


@pytest.mark.parametrize("name", DECEITS)
def test_a_deceit_in_a_name_is_taken_out_of_it(name: str) -> None:
    assert cleaned(name, Media.PDF) == DECEITS[name]


def test_an_ending_that_goes_with_the_content_stays_as_it_was() -> None:
    assert cleaned("照片.jpeg", Media.JPEG) == "照片.jpeg"
    assert cleaned("照片.png", Media.JPEG) == "照片.jpg"


def test_a_long_name_keeps_its_ending_and_fits_on_every_disk() -> None:
    name = cleaned("长" * 500 + ".docx", Media.DOCX)
    assert name.endswith("长.docx")
    assert len(name) <= LONGEST
    assert len(name.encode()) <= 255


@given(some.text(max_size=300), some.sampled_from(Media))
def test_whatever_comes_in_something_harmless_goes_out_and_stays_as_it_is(name: str, media: Media) -> None:
    safe = cleaned(name, media)
    assert safe.rpartition(".")[2] in media.endings
    assert not set(safe) & set('/\\<>:"|?*')
    assert not any(unicodedata.category(sign) in {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"} for sign in safe)
    assert len(safe.encode()) <= 255
    assert cleaned(safe, media) == safe
