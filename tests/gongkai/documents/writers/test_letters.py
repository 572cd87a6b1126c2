"""Letters of every kind as Word and PDF, read back with python-docx and pypdfium2."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache
from io import BytesIO

import docx
import pdfplumber
import pypdfium2
import pytest
from docx.document import Document
from docx.oxml.ns import qn
from docx.table import Table

from gongkai.documents.letters import Letter
from gongkai.documents.writers import WriteError
from gongkai.documents.writers.letter_layout import lay
from gongkai.documents.writers.letters import LETTER_CONTAINERS, write_letter
from gongkai.law.exemptions import Exemption
from gongkai.law.outcomes import LetterKind
from tests.factories.letters import NUMBER, denied, drafts, replies, signed, steps

MILLIMETRE = 72 / 25.4
LETTERS = tuple(signed(draft) for draft in drafts())
every_letter = pytest.mark.parametrize("letter", LETTERS, ids=lambda letter: f"{letter.kind.value}-{letter.title}")


@cache
def file(number: int, container: str) -> bytes:
    return write_letter(LETTERS[number], container)


def word(letter: Letter) -> Document:
    return docx.Document(BytesIO(file(LETTERS.index(letter), "docx")))


def word_text(document: Document) -> str:
    parts = [p.text for p in document.paragraphs]
    parts += [p.text for table in document.tables for row in table.rows for cell in row.cells for p in cell.paragraphs]
    return plain("".join(parts))


def pdf_text(letter: Letter) -> str:
    document = pypdfium2.PdfDocument(file(LETTERS.index(letter), "pdf"))
    pages = [page.get_textpage().get_text_bounded() for page in document]
    return plain(re.sub(r"— *\d+ *—", "", "".join(pages)))


def plain(text: str) -> str:
    """A text as compared: without any space, hyphen at the end of a line, and the same kind of it everywhere."""
    return re.sub(r"[\s\ufffe\u3000]", "", text)


def parts(letter: Letter) -> list[str]:
    """What must be readable: number, addressee, every line of every block, attachments, organ and day."""
    rows = [cell for block in letter.blocks for row in getattr(block, "rows", ()) for cell in row]
    texts = [block.text for block in letter.blocks if not hasattr(block, "rows")]
    lines = [line for text in (*rows, *texts) for line in text.splitlines()]
    number = str(letter.number) if letter.number else ""
    return [plain(each) for each in (letter.title, number, letter.addressee, *lines, *letter.enclosed, letter.organ)]


@every_letter
def test_everything_in_a_letter_can_be_read_back_from_word(letter: Letter) -> None:
    text = word_text(word(letter))
    assert [part for part in parts(letter) if part not in text] == []


@every_letter
def test_everything_in_a_letter_can_be_read_back_from_pdf(letter: Letter) -> None:
    text = pdf_text(letter)
    assert [part for part in parts(letter) if part not in text] == []


@pytest.mark.parametrize("container", LETTER_CONTAINERS)
@pytest.mark.parametrize("number", [0, 4, 9, 12])
def test_the_same_letter_gives_the_same_bytes(container: str, number: int) -> None:
    assert write_letter(LETTERS[number], container) == file(number, container)


def test_the_pdf_is_tagged_and_says_title_and_language() -> None:
    data = file(12, "pdf")
    document = pypdfium2.PdfDocument(data)
    assert document.get_metadata_value("Title") == "清源县人民政府办公室政府信息部分公开答复书"
    assert document.is_tagged()
    assert re.search(rb"/Lang ?\(zh-CN\)", data)
    assert b"pdfuaid:part>1<" in data


def test_the_page_is_that_of_the_standard_and_pages_are_numbered() -> None:
    with pdfplumber.open(BytesIO(file(12, "pdf"))) as pdf:
        assert len(pdf.pages) == 3
        for number, page in enumerate(pdf.pages, 1):
            body = [char for char in page.chars if char["bottom"] < 262 * MILLIMETRE and char["text"].isalnum()]
            assert min(char["x0"] for char in body) >= 28 * MILLIMETRE - 1
            assert max(char["x1"] for char in body) <= (210 - 26) * MILLIMETRE + 1
            assert page.extract_text().splitlines()[-1] == f"— {number} —"


@every_letter
def test_no_page_of_a_pdf_holds_the_signature_alone(letter: Letter) -> None:
    document = pypdfium2.PdfDocument(file(LETTERS.index(letter), "pdf"))
    laid = lay(letter)
    for page in document:
        text = plain(re.sub(r"— *\d+ *—", "", page.get_textpage().get_text_bounded()))
        assert text != plain("".join(laid.signature.lines if laid.signature else ("无",)))


def test_organ_and_day_stand_at_the_lower_right_and_the_day_ends_four_characters_in() -> None:
    with pdfplumber.open(BytesIO(file(10, "pdf"))) as pdf:
        words = pdf.pages[-1].extract_words()
    organ = next(word for word in reversed(words) if word["text"] == "清源县人民政府办公室")
    day = next(word for word in reversed(words) if word["text"] == "2024年4月2日")
    edge = (210 - 26) * MILLIMETRE
    assert day["top"] > organ["top"]
    assert day["x1"] == pytest.approx(edge - 4 * 16, abs=10)
    assert (day["x0"] + day["x1"]) / 2 == pytest.approx((organ["x0"] + organ["x1"]) / 2, abs=2)


def test_title_number_and_addressee_stand_in_their_places_in_word() -> None:
    paragraphs = word(LETTERS[10]).paragraphs
    title, number, addressee, opening = paragraphs[:4]
    assert title.style
    assert title.style.name == "Title"
    assert title.text == "清源县人民政府办公室\n政府信息公开申请答复书"
    assert number.text == str(NUMBER)
    assert addressee.text == "陈甲："
    assert addressee.paragraph_format.first_line_indent == 0
    assert opening.paragraph_format.first_line_indent is None  # two characters, from the style


def test_a_draft_says_that_it_is_one_and_a_form_does_not() -> None:
    draft = docx.Document(BytesIO(write_letter(replies()[0], "docx")))
    assert draft.paragraphs[1].text == "（草稿，签发时编号）"
    receipt = word(LETTERS[0])
    assert "草稿" not in word_text(receipt)
    assert receipt.paragraphs[1].text == "陈甲："


def test_the_reply_slip_begins_a_page_and_names_the_letter() -> None:
    letter = next(each for each in LETTERS if each.kind is LetterKind.THIRD_PARTY_CONSULTATION)
    slip = next(p for p in word(letter).paragraphs if p.text == "第三方意见回执")
    assert slip.paragraph_format.page_break_before
    document = pypdfium2.PdfDocument(file(LETTERS.index(letter), "pdf"))
    last = plain(document[len(document) - 1].get_textpage().get_text_bounded())
    assert last.startswith(
        "第三方意见回执清源县人民政府办公室：《政府信息公开第三方意见征询书》（清政公开〔2024〕12号）收悉"
    )
    assert "□不同意公开" in last


def test_one_attachment_has_no_number_and_several_have() -> None:
    reply = replies()[1]
    assert lay(reply).enclosed == ("附件：青溪乡2023年河道清淤工程验收报告",)
    two = lay(replace(reply, enclosed=("验收报告", "图纸"))).enclosed
    assert two == ("附件：1．验收报告", "　　　2．图纸")


def test_the_working_of_a_fee_is_a_table_with_a_header() -> None:
    letter = next(each for each in LETTERS if each.kind is LetterKind.FEE_NOTICE)
    table: Table = word(letter).tables[0]
    assert [[cell.text for cell in row.cells] for row in table.rows] == [
        ["计费区间", "数量", "单价（元）", "金额（元）"],
        ["第31—72页", "42页", "10", "420"],
        ["合计", "42页", "—", "420"],
    ]
    assert table.rows[0]._tr.find(f".//{qn('w:tblHeader')}") is not None  # noqa: SLF001  no face for it


def test_a_long_name_of_an_organ_stays_on_the_page() -> None:
    organ = "清源县青溪乡人民政府综合行政执法与应急管理工作领导小组办公室"
    letter = replace(denied(Exemption.DELIBERATIVE), organ=organ)
    signature = lay(letter).signature
    assert signature
    assert signature.left >= 0
    assert signature.right >= 0
    text = plain(pypdfium2.PdfDocument(write_letter(letter, "pdf"))[1].get_textpage().get_text_bounded())
    assert organ in text


def test_an_unknown_container_is_refused() -> None:
    with pytest.raises(WriteError, match="docx、pdf"):
        write_letter(steps()[0], "html")
