"""A normative document and a volume of many, as Word and PDF."""

from __future__ import annotations

from datetime import date
from io import BytesIO

import docx
import pypdfium2
import pytest

from gongkai.documents.papers import Grid, Heading, Paper, Text, Volume
from gongkai.documents.writers import WriteError
from gongkai.documents.writers.papers import PAPER_CONTAINERS, write_paper

PAPER = Paper(
    title="清源县河道采砂管理办法",
    number="清源政办规〔2024〕1号",
    organ="清源县人民政府办公室",
    dated=date(2024, 3, 4),
    blocks=(
        Heading("第一章 总则"),
        Text("第一条　为了规范河道采砂，制定本办法。"),
        Heading("（一）许可", 3),
        Grid((("河段", "禁采期"), ("柳湾段", "每年6月至9月"))),
    ),
    note="（效力：有效，截至 2024-03-04）",
)
VOLUME = Volume(title="清源县文件汇编", organ="清源县人民政府办公室", dated=date(2024, 3, 4), papers=(PAPER, PAPER))
SAID = (
    "清源县河道采砂管理办法",
    "清源政办规〔2024〕1号",
    "第一章 总则",
    "为了规范河道采砂",
    "柳湾段",
    "2024年3月4日",
    "效力：有效",
)


def printed(data: bytes, container: str) -> str:
    if container == "pdf":
        pages = pypdfium2.PdfDocument(data)
        return "".join(page.get_textpage().get_text_bounded() for page in pages)
    document = docx.Document(BytesIO(data))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return "\n".join([*(paragraph.text for paragraph in document.paragraphs), *cells])


@pytest.mark.parametrize("container", PAPER_CONTAINERS)
def test_everything_a_document_says_is_printed(container: str) -> None:
    text = printed(write_paper(PAPER, container), container)
    assert [words for words in SAID if words not in text] == []


@pytest.mark.parametrize("container", PAPER_CONTAINERS)
def test_a_volume_has_its_contents_and_each_document_on_a_page_of_its_own(container: str) -> None:
    data = write_paper(VOLUME, container)
    assert printed(data, container).count("清源县河道采砂管理办法") == 4  # twice in the contents, twice as a title
    if container == "pdf":
        assert len(pypdfium2.PdfDocument(data)) == 4


@pytest.mark.parametrize("container", PAPER_CONTAINERS)
def test_the_same_document_gives_the_same_bytes(container: str) -> None:
    assert write_paper(PAPER, container) == write_paper(PAPER, container)


def test_what_cannot_be_written_is_said_in_words() -> None:
    with pytest.raises(WriteError, match="文件不能写成“html”，可以写成：docx、pdf"):
        write_paper(PAPER, "html")
