"""The Word document, read back with python-docx."""

from __future__ import annotations

from io import BytesIO

import docx
from docx.document import Document
from docx.oxml.ns import qn
from docx.shared import Mm

from gongkai.documents.writers import write
from tests.factories.records import build


def document(*, year: int = 2023) -> Document:
    return docx.Document(BytesIO(write(build(year=year), "docx")))


def test_the_page_is_that_of_the_standard_for_official_documents() -> None:
    section = document().sections[0]
    margins = (section.top_margin, section.left_margin, section.right_margin, section.bottom_margin)
    width = section.page_width - section.left_margin - section.right_margin  # type: ignore[operator]  # set above
    assert [round(margin.mm) for margin in margins if margin] == [37, 28, 26, 35]
    assert round(Mm(156).mm) == round(width / Mm(1))


def test_headings_are_headings_and_the_title_is_a_title() -> None:
    styles = [(p.style.name, p.text) for p in document().paragraphs if p.style and p.style.name != "Normal"]
    assert styles[0] == ("Title", "清源县人民政府\n2023年政府信息公开工作年度报告")
    assert [name for name, _ in styles[1:]] == ["Heading 1"] * 6
    assert styles[1][1] == "一、总体情况"


def test_the_official_fonts_are_named_and_have_substitutes() -> None:
    styles = document().styles
    assert styles["Normal"].font.name == "仿宋_GB2312"
    assert styles["Title"].font.name == "方正小标宋简体"
    assert styles["Heading 1"].font.name == "黑体"
    assert styles["Normal"].font.size.pt == 16
    assert styles["Title"].font.size.pt == 22


def test_merged_cells_read_the_same_from_every_row_they_cover() -> None:
    table = document().tables[1]
    assert (len(table.rows), len(table.columns)) == (28, 10)
    assert table.cell(8, 1).text == table.cell(13, 1).text == "（三）不予公开"
    assert table.cell(2, 2).text.startswith("（本列数据的勾稽关系为")
    assert [cell.text for cell in table.rows[3].cells][3:] == ["120", "9", "1", "0", "3", "0", "133"]


def test_header_rows_are_repeated_and_no_row_is_split() -> None:
    rows = document().tables[1]._tbl.tr_lst  # noqa: SLF001  python-docx has no face for row properties
    assert [row.find(f".//{qn('w:tblHeader')}") is not None for row in rows[:4]] == [True, True, True, False]
    assert all(row.find(f".//{qn('w:cantSplit')}") is not None for row in rows)


def test_tables_fill_the_text_width_exactly() -> None:
    for table in document(year=2019).tables:
        widths = [int(column.get(qn("w:w")) or 0) for column in table._tbl.tblGrid]  # noqa: SLF001  as above
        assert abs(sum(widths) - 156 * 1440 / 25.4) < 10


def test_the_page_number_is_a_field_between_dashes_on_odd_and_even_pages() -> None:
    section = document().sections[0]
    for footer in (section.footer, section.even_page_footer):
        paragraph = footer.paragraphs[0]
        field = paragraph._p.find(qn("w:fldSimple"))  # noqa: SLF001  python-docx has no face for fields
        assert field is not None
        assert field.get(qn("w:instr")) == " PAGE "
        assert [run.text for run in paragraph.runs] == ["— ", " —"]


def test_the_document_says_its_title_and_language() -> None:
    properties = document().core_properties
    assert properties.title == "清源县人民政府2023年政府信息公开工作年度报告"
    assert properties.language == "zh-CN"
    assert properties.author == "清源县人民政府"
