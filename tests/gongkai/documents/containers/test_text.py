"""Plain text, Markdown and CSV, as copied from anything."""

from __future__ import annotations

from gongkai.annual.record import Place
from gongkai.documents.grid import Paragraph
from gongkai.documents.readers.containers import extract
from tests.gongkai.documents.containers.making import rows, tables, texts


def test_rows_by_tabs_make_a_table_with_the_line_of_every_cell() -> None:
    document = extract("一、总体情况\n\n规章\t0\t\t12\n规范性文件\t4\t1\t\n完".encode(), "a.txt")
    (table,) = tables(document)
    assert not table.exact
    assert rows(table) == [["规章", "0", "", "12"], ["规范性文件", "4", "1", ""]]
    assert [cell.where.line for cell in table.cells] == [3] * 4 + [4] * 4
    assert texts(document) == ["一、总体情况", "完"]


def test_a_line_knows_its_number_and_its_offsets() -> None:
    text = "甲乙\r\n\r\n丙丁戊"
    (first, second) = extract(text.encode(), "a.txt").blocks
    assert first.where == Place(line=1, start=0, end=2)
    assert second.where == Place(line=3, start=4, end=7)


def test_bars_with_and_without_markdown_separators_make_tables() -> None:
    plain = "信息内容 | 制发 | 废止\n规章 | 0 | 1\n\n"
    marked = "| 信息内容 | 制发 |\n|:---|---:|\n| 规章 | **7** |\n| 合\\|计<br>数 |  |\n"
    first, second = tables(extract((plain + marked).encode(), "a.txt"))
    assert rows(first) == [["信息内容", "制发", "废止"], ["规章", "0", "1"]]
    assert rows(second) == [["信息内容", "制发"], ["规章", "7"], ["合|计\n数", ""]]


def test_empty_cells_between_bars_keep_their_places() -> None:
    (table,) = tables(extract("规章 | 0 ||\n许可 | | | 5\n".encode(), "a.txt"))
    assert rows(table) == [["规章", "0", ""], ["许可", "", "", "5"]]


def test_markdown_headings_and_emphasis_are_markup_not_print() -> None:
    document = extract(
        "# 清源县\n\n### 一、总体情况\n\n**（一）主动公开。**全年公开。\n- 列表\n- 1 -\n".encode(), "a.md"
    )
    assert texts(document) == ["清源县", "一、总体情况", "（一）主动公开。全年公开。", "列表", "- 1 -"]
    assert [block.level for block in document.blocks if isinstance(block, Paragraph)] == [1, 3, 0, 0, 0]


def test_a_number_sign_in_plain_text_is_print() -> None:
    assert texts(extract("#清源县#话题".encode(), "a.txt")) == ["#清源县#话题"]


def test_tables_in_raw_html_inside_a_text_are_tables() -> None:
    text = "# 报告\n第一段\n<table><tr><td rowspan=2>甲</td><td>1</td></tr><tr><td>2</td></tr></table>\n第二段"
    document = extract(text.encode(), "a.md")
    assert texts(document) == ["报告", "第一段", "第二段"]
    assert rows(tables(document)[0]) == [["甲", "1"], ["2"]]
    assert [block.where.line for block in document.blocks] == [1, 2, 3, 4]


def test_comments_are_not_print_and_do_not_move_the_lines() -> None:
    blocks = extract("甲<!-- 注\n注 -->乙\n丙".encode(), "a.md").blocks
    assert [(block.where.line, block.text) for block in blocks if isinstance(block, Paragraph)] == [
        (1, "甲"),
        (2, "乙"),
        (3, "丙"),
    ]


def test_one_cell_a_line_stays_a_paragraph_a_line() -> None:
    assert texts(extract("规章\n0\n1\n2\n".encode(), "a.txt")) == ["规章", "0", "1", "2"]


def test_the_line_over_the_text_gives_date_and_source() -> None:
    document = extract("标题: 报告\n发布时间: 2023-02-20 15:07\n来源：云岭市\n".encode(), "a.txt")
    assert dict(document.metadata) == {"published": "2023-02-20 15:07", "source": "云岭市"}


def test_csv_is_a_table_with_paragraphs_above_it() -> None:
    text = '清源县年度报告\r\n\r\n信息内容,制发,说明\r\n规章,0,"甲,乙\n丙"\r\n'
    document = extract(text.encode("gb18030"), "a.csv")
    assert document.container == "text"
    assert texts(document) == ["清源县年度报告"]
    assert rows(tables(document)[0]) == [["信息内容", "制发", "说明"], ["规章", "0", "甲,乙\n丙"]]


def test_csv_with_other_separators_is_split_by_them() -> None:
    for separator in (";", "\t"):
        text = f"规章{separator}0{separator}1\n许可{separator}5{separator}\n"
        assert rows(tables(extract(text.encode(), "a.csv"))[0]) == [["规章", "0", "1"], ["许可", "5", ""]]
