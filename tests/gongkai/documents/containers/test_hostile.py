"""Files made to harm: each is read within bounds or refused in one clear line."""

from __future__ import annotations

import random
from collections.abc import Callable

import pytest

from gongkai.documents.readers.containers import extract, extract_guarded
from gongkai.documents.readers.containers.caps import CELLS, PAGES
from gongkai.documents.readers.limits import Bounds
from gongkai.documents.unreadable import UnreadableError
from tests.gongkai.documents.containers.making import (
    Paper,
    para,
    printed,
    rows,
    tables,
    texts,
    word,
    word_cell,
    workbook,
    zipped,
)

QUICK = Bounds(seconds=20, cpu_seconds=10, memory=800_000_000)


def refused(data: bytes, name: str, says: str) -> None:
    with pytest.raises(UnreadableError, match=says) as caught:
        extract_guarded(data, name, bounds=QUICK)
    assert "\n" not in caught.value.message


def test_a_zip_bomb_is_not_inflated() -> None:
    bomb = zipped({"word/document.xml": b"<w:document>" + b" " * 50_000_000})
    assert len(bomb) < 100_000
    refused(bomb, "a.docx", "压缩炸弹")
    refused(zipped({"xl/worksheets/sheet1.xml": b" " * 70_000_000}), "a.xlsx", "压缩炸弹")


def test_a_bomb_of_many_entries_is_not_opened() -> None:
    refused(zipped({f"word/{number}.xml": "" for number in range(10_001)}), "a.docx", "压缩炸弹")


def test_external_entities_are_refused_unread() -> None:
    harm = (
        '<?xml version="1.0"?><!DOCTYPE w:document [<!ENTITY x SYSTEM "file:///etc/hostname">]>'
        '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:p><w:r>'
        "<w:t>&x;</w:t></w:r></w:p></w:body></w:document>"
    )
    refused(zipped({"word/document.xml": harm}), "a.docx", "外部引用")
    refused(zipped({"word/document.xml": harm.encode("utf-16")}), "a.docx", "外部引用")


def test_an_archive_with_a_password_is_said_to_have_one() -> None:
    data = bytearray(zipped({"word/document.xml": "x" * 100}))
    data[6] |= 1
    data[data.index(b"PK\x01\x02") + 8] |= 1
    refused(bytes(data), "a.docx", "密码")


def test_a_pdf_with_a_password_is_said_to_have_one() -> None:
    lock = f"<< /Filter /Standard /V 1 /R 2 /O <{'41' * 32}> /U <{'42' * 32}> /P -4 >>"
    paper = Paper().text(60, 600, "清源县")
    data = printed(paper, extra=lock, trailer=f"/Encrypt 6 0 R /ID [<{'00' * 16}> <{'00' * 16}>]")
    refused(data, "a.pdf", "密码")


def test_a_pdf_of_five_thousand_pages_is_read_as_far_as_the_bound_and_says_so() -> None:
    document = extract_guarded(printed(*[Paper().text(60, 600, "清源县年度报告全文")] * 5_000), "a.pdf")
    assert document.pages == 5_000
    assert document.notes == (f"文件共 5000 页，只读取了前 {PAGES} 页。",)


def test_a_table_of_a_million_cells_is_refused() -> None:
    table = b"<table>" + (b"<tr>" + b"<td>1</td>" * 1_000) * 1_000 + b"</table>"
    refused(table, "a.html", f"超过 {CELLS} 个单元格")


def test_a_sheet_of_a_million_cells_is_refused() -> None:
    row = "".join(f'<c r="{letter}1"><v>1</v></c>' for letter in "ABCDEFGHIJ") * 100
    sheet = f'<worksheet xmlns="x"><sheetData>{f"<row>{row}</row>" * 1_000}</sheetData></worksheet>'
    with pytest.raises(UnreadableError):
        extract_guarded(zipped({"xl/workbook.xml": "<a/>", "xl/worksheets/sheet1.xml": sheet}), "a.xlsx", bounds=QUICK)


def test_a_sheet_with_one_cell_in_its_last_corner_is_refused() -> None:
    data = workbook(lambda sheet: [sheet.write_string(0, 0, "规章"), sheet.write_string(1_048_575, 16_383, "x")])
    refused(data, "a.xlsx", "异常庞大")


def test_deep_nesting_is_flattened_and_no_text_is_lost() -> None:
    deep = "<div>" * 40_000 + "最里面的字" + "</div>" * 40_000 + "<table><tr><td>规章</td><td>6</td></tr></table>"
    document = extract_guarded(deep.encode(), "a.html", bounds=QUICK)
    assert texts(document) == ["最里面的字"]
    assert rows(tables(document)[0]) == [["规章", "6"]]


def test_deeply_nested_tables_are_quick() -> None:
    deep = "<table><tr><td>" * 5_000 + "字" + "</td></tr></table>" * 5_000
    assert "字" in "".join(texts(extract_guarded(deep.encode(), "a.html", bounds=QUICK)))


def test_word_markup_nested_without_end_is_one_line() -> None:
    refused(word("<w:sdt>" * 5_000 + para("x") + "</w:sdt>" * 5_000), "a.docx", "损坏")


def test_spans_that_claim_the_world_take_what_is_there() -> None:
    table = '<table><tr><td colspan="99999" rowspan="99999">a</td></tr></table>' + (
        "<table><tr><td rowspan=65534 colspan=1000>b</td><td>c</td></tr><tr><td>d</td></tr></table>" * 200
    )
    document = extract_guarded(table.encode(), "a.html", bounds=QUICK)
    assert all(table.width <= 500 for table in tables(document))


def test_word_spans_that_claim_the_world_take_what_is_there() -> None:
    line = word_cell("a", '<w:gridSpan w:val="9999"/>') + word_cell("b", '<w:gridSpan w:val="-3"/>')
    (table,) = tables(extract(word(f"<w:tbl><w:tr>{line}{word_cell('c')}</w:tr></w:tbl>"), "a.docx"))
    assert table.width <= 500


def test_five_million_text_operators_are_bounded() -> None:
    paper = Paper(drawn=["BT /F1 1 Tf 10 10 Td " + "<0041> Tj " * 300_000 + "ET"])
    document = extract_guarded(printed(paper), "a.pdf")
    assert any("只读取了其中一部分" in note for note in document.notes)


def test_a_page_of_a_million_rules_is_bounded() -> None:
    lines = "".join(f"{x % 500} 0 m {x % 500} {x % 800} l " for x in range(300_000))
    paper = Paper(drawn=[f"{lines} S"]).text(60, 600, "清源县年度报告全文")
    document = extract_guarded(printed(paper), "a.pdf")
    assert any("只读取了其中一部分" in note for note in document.notes)


def test_patterns_do_not_backtrack_for_ever() -> None:
    for harm in (
        "a: b\r\n" * 5_000,
        "<" + "a" * 200_000,
        "<!--" * 50_000,
        "<table" * 50_000,
        "**甲 " * 50_000,
        "|" + " " * 200_000 + "x",
        "发布日期" + " " * 200_000,
        "<p>" + "<" * 100_000,
        "<html>" + "".join(f"<font size={number}>" for number in range(3_000)) + "<p>" * 100,
    ):
        extract_guarded(harm.encode(), "a.html", bounds=QUICK)
        extract_guarded(harm.encode(), "a.md", bounds=QUICK)


def cut_files() -> list[tuple[str, bytes]]:
    head = b"MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=b\r\n\r\n"
    mail = head + b"--b\r\nContent-Type: text/html\r\n\r\n"
    return [
        ("a.pdf", printed(Paper().grid((50, 150, 250), (700, 660, 620)).text(60, 675, "规章"))),
        ("a.docx", word(para("清源县") + f"<w:tbl><w:tr>{word_cell('a')}{word_cell('1')}</w:tr></w:tbl>")),
        ("a.xlsx", workbook(lambda sheet: sheet.write_row(0, 0, ["规章", 1, 2]))),
        ("a.html", "<html><body><p>清源县</p><table><tr><td>规章</td><td>1</td></tr></table>".encode("gb18030")),
        ("a.mht", mail + b"<html><p>x</p></html>\r\n--b--"),
        ("a.md", "| 规章 | 1 |\n|---|---|\n| 许可 | 2 |\n".encode("utf-16")),
        ("a.csv", '规章,"1\n许可",2\n'.encode("gb18030")),
    ]


@pytest.mark.parametrize(("name", "data"), cut_files())
def test_a_file_cut_anywhere_is_read_or_refused_in_one_line(name: str, data: bytes) -> None:
    for length in range(0, len(data), max(1, len(data) // 60)):
        survives(extract, data[:length], name)


@pytest.mark.parametrize(("name", "data"), cut_files())
def test_a_file_with_wrong_bytes_is_read_or_refused_in_one_line(name: str, data: bytes) -> None:
    dice = random.Random(7)  # noqa: S311 - the same damage on every run
    for _ in range(60):
        broken = bytearray(data)
        for _ in range(dice.randint(1, 12)):
            broken[dice.randrange(len(broken))] = dice.randrange(256)
        survives(extract_guarded, bytes(broken), name)


def survives(read: Callable[[bytes, str], object], data: bytes, name: str) -> None:
    """Most of these files can be read; those that cannot are refused in one line."""
    refusals: list[str] = []
    try:
        read(data, name)
    except UnreadableError as error:
        refusals.append(error.message)
    assert all(message and "\n" not in message for message in refusals)
