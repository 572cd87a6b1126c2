"""The PDF, read back with pypdfium2 and pdfplumber."""

from __future__ import annotations

import re
from dataclasses import replace
from io import BytesIO

import pdfplumber
import pypdfium2
import pytest

from gongkai.documents.writers import WriteError, write
from gongkai.documents.writers.typesetting import FONTS, font_families
from tests.factories.records import build

MILLIMETRE = 72 / 25.4
TRIMMED = "（《“〔。，、；：”》）〕"  # at the edge of a line their empty half is cut off


def test_the_file_is_tagged_and_says_title_and_language() -> None:
    data = write(build(), "pdf")
    document = pypdfium2.PdfDocument(data)
    assert document.get_metadata_value("Title") == "清源县人民政府2023年政府信息公开工作年度报告"
    assert document.is_tagged()
    assert re.search(rb"/Lang ?\(zh-CN\)", data)
    assert b"pdfuaid:part>1<" in data


def test_text_stays_inside_the_text_block_of_the_standard() -> None:
    with pdfplumber.open(BytesIO(write(build(), "pdf"))) as pdf:
        for page in pdf.pages:
            body = [c for c in page.chars if c["bottom"] < 262 * MILLIMETRE and c["text"] not in TRIMMED]
            assert min(char["x0"] for char in body) >= 28 * MILLIMETRE - 1
            assert max(char["x1"] for char in body) <= (210 - 26) * MILLIMETRE + 1
            assert min(char["top"] for char in body) >= 37 * MILLIMETRE - 6


def test_pages_are_numbered_between_dashes() -> None:
    with pdfplumber.open(BytesIO(write(build(), "pdf"))) as pdf:
        last_lines = [page.extract_text().splitlines()[-1] for page in pdf.pages]
    assert last_lines == [f"— {number} —" for number in range(1, len(last_lines) + 1)]


def test_table_three_stands_whole_on_one_page() -> None:
    with pdfplumber.open(BytesIO(write(build(), "pdf"))) as pdf:
        tables = [table for page in pdf.pages for table in page.extract_tables() if len(table[0]) == 10]
    assert len(tables) == 1
    assert tables[0][3][3:] == ["120", "9", "1", "0", "3", "0", "133"]
    assert len(tables[0]) == 28


def test_every_role_has_a_font_of_our_own_behind_the_official_ones() -> None:
    ours = {"Gongkai Song", "Gongkai Hei", "Gongkai Kai"}
    assert ours <= font_families()
    assert all(ours & set(names) for names in FONTS.values())


def test_a_rare_character_of_a_place_name_is_printed() -> None:
    data = write(replace(build(), narrative={"1": "硚口、浉河、鄠邑、甪直、㮾梨各设公开专区。"}), "pdf")
    assert "硚口、浉河、鄠邑、甪直、㮾梨" in pypdfium2.PdfDocument(data)[0].get_textpage().get_text_bounded()


def test_a_character_that_no_font_has_is_named_in_one_line() -> None:
    report = replace(build(), narrative={"1": "此处有\U000f0000字。"})
    with pytest.raises(WriteError, match="没有能印出“\U000f0000”的字体") as refusal:
        write(report, "pdf")
    assert "\n" not in str(refusal.value)
