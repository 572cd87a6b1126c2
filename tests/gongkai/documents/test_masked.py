"""A masked copy says what the original says, but for what was masked and for what nobody was meant to see."""

from __future__ import annotations

from io import BytesIO
from zipfile import ZipFile

import docx
import pytest

from gongkai.documents.gate import inspect
from gongkai.documents.masked import Spot, masked_copy
from gongkai.documents.readers.containers import extract
from gongkai.documents.unreadable import UnreadableError
from gongkai.screening import Screener
from tests.gongkai.documents.hidden.files import CARD, PHONE, letter, page

MASKED = f"{PHONE[:3]}****{PHONE[-4:]}"
PHONES = [Spot("", 0, 0, PHONE, MASKED)]


def run(text: str, look: str = "") -> str:
    return f'<w:r><w:rPr>{look}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def said(copy: bytes) -> list[str]:
    return [block.text for block in extract(copy, "公示.docx").blocks if hasattr(block, "text")]


def found(copy: bytes) -> list[str]:
    return [str(hit.sort) for hit in inspect(copy, "公示.docx", Screener()).hits]


def test_a_number_that_runs_over_several_runs_is_masked_and_the_rest_stands() -> None:
    markup = run("联系电话") + run(PHONE[:5], "<w:b/>") + run(f"{PHONE[5:]}，工作时间接听")
    copy = masked_copy(letter(markup=markup), "公示.docx", PHONES)
    assert said(copy) == ["关于发放补贴的公示", f"联系电话{MASKED}，工作时间接听"]
    assert found(copy) == []


@pytest.mark.parametrize(
    "markup",
    [
        run("共发放三户") + run(CARD, "<w:vanish/>"),
        run("共发放三户") + run(CARD, '<w:color w:val="FFFFFF"/>'),
        f'<w:ins w:id="1" w:author="赵丙戊">{run("共发放三户")}</w:ins>',
        run("共发放三户") + f'<w:del w:id="2" w:author="赵丙戊"><w:r><w:delText>{CARD}</w:delText></w:r></w:del>',
    ],
)
def test_what_nobody_sees_is_gone_and_changes_are_accepted(markup: str) -> None:
    before = letter(markup=markup, comment="请核对", author="赵丙戊")
    assert found(before)
    copy = masked_copy(before, "公示.docx", [])
    assert said(copy) == ["关于发放补贴的公示", "共发放三户"]
    assert found(copy) == []
    with ZipFile(BytesIO(copy)) as archive:
        everything = b"".join(map(archive.read, archive.namelist()))
    assert CARD.encode() not in everything
    assert "赵丙戊".encode() not in everything


def test_tables_headers_and_addresses_of_links_are_masked_too() -> None:
    document, out = docx.Document(BytesIO(letter(header=f"值班{PHONE}"))), BytesIO()
    document.add_table(1, 1).cell(0, 0).text = f"王甲丁 {PHONE}"
    document.part.relate_to(f"tel:{PHONE}", "http://schemas.openxmlformats.org/x/hyperlink", is_external=True)
    document.save(out)
    with ZipFile(BytesIO(masked_copy(out.getvalue(), "公示.docx", PHONES))) as archive:
        everything = b"".join(map(archive.read, archive.namelist())).decode("utf-8", "replace")
    assert PHONE not in everything
    assert everything.count(MASKED) == 2


def test_a_copy_opens_in_word_and_is_whole() -> None:
    copy = docx.Document(BytesIO(masked_copy(letter(comment="请核对", author="赵丙戊"), "公示.docx", [])))
    assert [paragraph.text for paragraph in copy.paragraphs] == ["关于发放补贴的公示"]
    assert copy.core_properties.author == ""


def test_what_cannot_be_copied_faithfully_is_refused_in_words() -> None:
    with pytest.raises(UnreadableError, match="再上传改好的文件"):
        masked_copy(page(), "公示.pdf", PHONES)
    out = BytesIO(letter())
    with ZipFile(out, "a") as archive:
        archive.writestr("word/embeddings/表格.xlsx", b"x")
    with pytest.raises(UnreadableError, match="嵌入的文件"):
        masked_copy(out.getvalue(), "公示.docx", [])


def test_a_text_over_two_paragraphs_is_not_passed_off_as_masked() -> None:
    halves = letter(markup=run(f"电话{PHONE}"))
    spots = [Spot("", 0, 0, f"公示\n电话{PHONE}", "［已隐去］"), *PHONES]
    assert PHONE not in "".join(said(masked_copy(halves, "公示.docx", spots)))
