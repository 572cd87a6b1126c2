"""The yearly form of a website as a file: every field with its label, in each container."""

from __future__ import annotations

import json
from io import BytesIO

import docx
import pypdfium2
import pytest
from openpyxl import load_workbook

from gongkai.annual.website.form import FIELDS
from gongkai.documents.writers import WriteError
from gongkai.documents.writers.website import CONTAINERS, write_website
from tests.factories.websites import form


def test_every_container_names_the_organ_the_year_and_the_form() -> None:
    page = write_website(form(), "html").decode()
    assert "<h1>清源县人民政府2024年政府网站工作年度报表</h1>" in page
    assert "<caption>政府网站工作年度报表（2024年度）</caption>" in page
    assert "填报单位：清源县人民政府" in page


def test_word_holds_each_field_beside_its_label() -> None:
    table = docx.Document(BytesIO(write_website(form(), "docx"))).tables[0]
    lines = [[cell.text for cell in row.cells] for row in table.rows]
    assert len(lines) == len(FIELDS) + 1
    assert ["信息发布", "总数（条）", "总数（条）", "100"] in lines
    assert ["网站", "网站名称", "清源发布", "清源发布"] in lines


def test_excel_keeps_numbers_as_numbers_and_words_as_words() -> None:
    sheet = load_workbook(BytesIO(write_website(form({"site.name": "=1+1"}), "xlsx")))["报表"]
    values = {cell.value for row in sheet.iter_rows() for cell in row}
    assert {100, 2.5, "=1+1"} <= values
    assert not [cell for row in sheet.iter_rows() for cell in row if cell.data_type == "f"]


def test_pdf_prints_the_figures() -> None:
    document = pypdfium2.PdfDocument(write_website(form(), "pdf"))
    text = "".join(page.get_textpage().get_text_bounded() for page in document)
    assert "平均办理时间（天）" in text
    assert "8200" in text


def test_json_names_every_field_by_its_address() -> None:
    kept = json.loads(write_website(form(), "json"))
    assert kept["schema"] == "gongkai.website-form/1"
    assert list(kept["values"]) == list(FIELDS)


def test_a_field_without_a_value_is_printed_as_a_dash_and_no_other_container_is_there() -> None:
    assert "<td>—</td>" in write_website(form({"topics.kept": ""}), "html").decode()
    with pytest.raises(WriteError, match="html、docx、pdf、xlsx、json"):
        write_website(form(), "odt")


@pytest.mark.parametrize("container", CONTAINERS)
def test_the_same_form_is_the_same_bytes(container: str) -> None:
    one = form()
    assert write_website(one, container) == write_website(one, container)
