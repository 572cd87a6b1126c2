"""PDFs with a text layer: ruled and unruled tables, pages, margins, turned pages."""

from __future__ import annotations

import pytest

from gongkai.documents.grid import Paragraph
from gongkai.documents.readers.containers import extract
from gongkai.documents.readers.containers.pdf_page import RADICALS
from tests.gongkai.documents.containers.making import Paper, printed, rows, spans, tables, texts

XS = (50, 150, 250, 350)
LINE = "清源县人民政府办公室认真贯彻落实条例要求不断提升公开质量和水平"


def test_a_ruled_table_has_the_cells_that_its_rules_enclose() -> None:
    paper = Paper().grid(XS, (700, 660, 620)).text(60, 675, "规章").text(160, 675, "0").text(260, 675, "12")
    paper.text(60, 635, "行政规范性文件").text(260, 635, "34")
    (table,) = tables(extract(printed(paper), "a.pdf"))
    assert table.exact
    assert rows(table) == [["规章", "0", "12"], ["行政规范性文件", "", "34"]]


def test_every_cell_has_its_page_and_its_box_from_the_upper_left_corner() -> None:
    paper = Paper().grid(XS, (700, 660, 620)).text(60, 675, "规章")
    (table,) = tables(extract(printed(Paper().text(60, 700, LINE), paper), "a.pdf"))
    where = table.cells[0].where
    assert (where.page, where.table, where.row, where.column) == (2, 1, 1, 1)
    assert where.box == pytest.approx((50, 142, 150, 182), abs=1)
    assert table.where.box == pytest.approx((50, 142, 350, 222), abs=1)


def test_missing_rules_merge_cells() -> None:
    paper = Paper().line(50, 700, 350, 700).line(150, 660, 350, 660).line(50, 620, 350, 620)
    paper.line(50, 620, 50, 700).line(150, 620, 150, 700).line(250, 620, 250, 660).line(350, 620, 350, 700)
    paper.text(60, 655, "三、本年度办理结果", size=8).text(200, 675, "上").text(160, 635, "左").text(260, 635, "右")
    (table,) = tables(extract(printed(paper), "a.pdf"))
    assert spans(table) == {
        "三、本年度办理结果": (0, 0, 2, 1),
        "上": (0, 1, 1, 2),
        "左": (1, 1, 1, 1),
        "右": (1, 2, 1, 1),
    }


def test_rules_drawn_as_thin_bars_in_pieces_are_one_rule() -> None:
    paper = Paper()
    for y in (700, 660, 620):
        for x in XS[:-1]:
            paper.bar(x, y, 99.5, 0.5)
    for x in XS:
        paper.bar(x, 620.5, 0.5, 39).bar(x, 660.5, 0.5, 39)
    paper.text(60, 675, "甲").text(160, 675, "1").text(260, 675, "2").text(60, 635, "乙")
    (table,) = tables(extract(printed(paper), "a.pdf"))
    assert rows(table) == [["甲", "1", "2"], ["乙", "", ""]]


def test_a_table_open_at_its_sides_ends_where_its_rules_end() -> None:
    paper = Paper().line(50, 700, 350, 700).line(50, 660, 350, 660).line(50, 620, 350, 620)
    paper.line(150, 620, 150, 700).line(250, 620, 250, 700)
    paper.text(60, 675, "甲").text(160, 675, "1").text(260, 675, "2").text(260, 635, "3")
    (table,) = tables(extract(printed(paper), "a.pdf"))
    assert rows(table) == [["甲", "1", "2"], ["", "", "3"]]


def test_a_table_over_two_pages_stays_two_tables_each_on_its_page() -> None:
    first = Paper().grid(XS, (140, 100, 60)).text(60, 115, "甲").text(160, 75, "1")
    second = Paper().grid(XS, (800, 760)).text(60, 775, "乙")
    pages = [table.where.page for table in tables(extract(printed(first, second), "a.pdf"))]
    assert pages == [1, 2]


def test_a_frame_around_prose_is_no_table() -> None:
    paper = Paper().grid((40, 560), (760, 600)).text(60, 700, LINE, size=10)
    document = extract(printed(paper), "a.pdf")
    assert texts(document) == [LINE]
    assert not tables(document)


def test_a_word_wrapped_in_a_cell_is_whole_again_and_figures_stay_apart() -> None:
    paper = Paper().grid(XS, (700, 640, 620)).text(60, 680, "行政规范").text(60, 660, "性文件")
    paper.text(160, 680, "12").text(160, 660, "34")
    (table,) = tables(extract(printed(paper), "a.pdf"))
    assert rows(table)[0][:2] == ["行政规范性文件", "12\n34"]


def test_figures_under_each_other_make_a_table_without_rules() -> None:
    paper = Paper().text(60, 760, LINE, size=10)
    for row, label in enumerate(("一、本年新收", "二、上年结转", "（一）予以公开", "（二）部分公开")):
        paper.text(60, 700 - 20 * row, label)
        for column in range(7):
            paper.text(260 + 30 * column, 700 - 20 * row, str(row * 10 + column))
    document = extract(printed(paper), "a.pdf")
    (table,) = tables(document)
    assert not table.exact
    assert texts(document) == [LINE]
    assert rows(table)[1] == ["二、上年结转", "10", "11", "12", "13", "14", "15", "16"]
    assert {cell.column for cell in table.cells if cell.text.endswith("6")} == {7}


def test_a_blank_among_aligned_figures_leaves_its_column_empty() -> None:
    paper = Paper()
    for row, figures in enumerate((["1", "2", "3"], ["4", "5", "6"], ["7", "", "9"])):
        paper.text(60, 700 - 20 * row, "行政许可")
        for column, figure in enumerate(figures):
            paper.text(200 + 80 * column, 700 - 20 * row, figure)
    (table,) = tables(extract(printed(paper), "a.pdf"))
    last = {cell.column: cell.text for cell in table.cells if cell.row == 2}
    assert last == {0: "行政许可", 1: "7", 3: "9"}


def test_lines_become_paragraphs_by_indent_and_by_an_early_end() -> None:
    paper = (
        Paper()
        .text(84, 760, LINE)
        .text(60, 740, LINE + "甲乙")
        .text(60, 720, "到此为止。")
        .text(84, 700, "（二）另起一段。")
    )
    paper.text(84, 680, "三、标题").text(84, 660, LINE)
    document = extract(printed(paper), "a.pdf")
    assert texts(document) == [f"{LINE}{LINE}甲乙到此为止。", "（二）另起一段。", "三、标题", LINE]


def test_page_numbers_between_dashes_and_running_heads_are_left_out() -> None:
    pages = [
        Paper().text(60, 815, "云岭市年度报告", size=9).text(60, 600, LINE).text(280, 40, f"— {number} —")
        for number in range(1, 4)
    ]
    assert texts(extract(printed(*pages), "a.pdf")) == [LINE] * 3


@pytest.mark.parametrize("number", ["- 1 -", "—1—", "1", "第1页 共1页", "1/1", "－ 1 －", "第 1 页"])
def test_every_usual_page_number_is_left_out(number: str) -> None:
    assert texts(extract(printed(Paper().text(60, 600, LINE).text(280, 40, number)), "a.pdf")) == [LINE]


def test_a_figure_in_the_text_is_no_page_number() -> None:
    paper = Paper().text(60, 600, LINE).text(280, 400, "- 1 -")
    assert texts(extract(printed(paper), "a.pdf")) == [LINE, "- 1 -"]


@pytest.mark.parametrize(
    ("rotation", "matrix", "first", "second"),
    [
        (90, "0 1 -1 0", (47, 60), (107, 60)),
        (180, "-1 0 0 -1", (535, 42), (535, 102)),
        (270, "0 -1 1 0", (548, 782), (488, 782)),
    ],
)
def test_a_turned_page_is_read_the_way_it_is_shown(
    rotation: int, matrix: str, first: tuple[int, int], second: tuple[int, int]
) -> None:
    paper = Paper(rotation=rotation).text(*first, "上面一行", turn=matrix).text(*second, "下面一行", turn=matrix)
    above, below = extract(printed(paper), "a.pdf").blocks
    assert isinstance(above, Paragraph)
    assert isinstance(below, Paragraph)
    assert (above.text, below.text) == ("上面一行", "下面一行")
    assert above.where.box == pytest.approx((60, 34, 108, 46), abs=4)


def test_a_slanted_watermark_is_not_text() -> None:
    paper = Paper().grid(XS, (700, 660, 620)).text(60, 675, "甲").text(160, 675, "5").text(160, 635, "6")
    paper.text(60, 500, LINE).text(100, 560, "内部资料请勿外传", size=40, turn="0.7071 0.7071 -0.7071 0.7071")
    document = extract(printed(paper), "a.pdf")
    assert rows(tables(document)[0]) == [["甲", "5", ""], ["", "6", ""]]
    assert texts(document) == [LINE]


def test_characters_printed_twice_to_look_bold_are_read_once() -> None:
    paper = Paper().text(60, 600, "总体情况").text(60.4, 600, "总体情况").text(60, 500, "100")
    assert texts(extract(printed(paper), "a.pdf")) == ["总体情况", "100"]


def test_radicals_in_the_text_layer_are_read_as_the_characters_they_show() -> None:
    assert "⼈⺠政府".translate(RADICALS) == "人民政府"


def test_a_picture_of_a_page_is_called_a_scan() -> None:
    document = extract(printed(Paper(), Paper()), "a.pdf")
    assert (document.container, document.pages, document.blocks) == ("scan", 2, ())
    assert "没有文字层" in document.notes[0]


def picture() -> Paper:
    """A page that is one picture, as a scanner makes it."""
    return Paper(drawn=["q 595 0 0 842 0 0 cm BI /W 1 /H 1 /CS /G /BPC 8 ID 0 EI Q"])


def test_pages_that_are_pictures_among_others_are_named() -> None:
    document = extract(printed(Paper().text(60, 600, LINE), picture(), picture()), "a.pdf")
    assert (document.container, document.pages) == ("pdf", 3)
    assert texts(document) == [LINE]
    assert document.notes == ("第 2、3 页是图片，没有文字层，未读取。",)


def test_pictures_with_a_stamp_of_a_few_letters_are_a_scan() -> None:
    stamped = picture().text(500, 30, "1")
    assert extract(printed(stamped, picture()), "a.pdf").container == "scan"


def test_a_text_layer_without_meaning_is_said_to_be_unreliable() -> None:
    paper = Paper().text(60, 600, LINE + "\ue001" * len(LINE))
    assert extract(printed(paper), "a.pdf").notes == ("文字层的字体没有对应的编码，读出的文字不可靠。",)


def test_a_table_of_one_path_has_all_its_rules() -> None:
    path = "0.5 w " + " ".join(f"50 {y} m 350 {y} l" for y in (700, 660, 620))
    path += " " + " ".join(f"{x} 620 m {x} 700 l" for x in XS) + " S"
    paper = Paper(drawn=[path]).text(60, 675, "甲").text(160, 675, "1").text(260, 635, "2")
    (table,) = tables(extract(printed(paper), "a.pdf"))
    assert rows(table) == [["甲", "1", ""], ["", "", "2"]]


def test_cells_drawn_as_rectangles_make_a_table() -> None:
    boxes = [f"{x} {y} 100 40 re S" for x in XS[:-1] for y in (660, 620)]
    paper = Paper(drawn=boxes).text(60, 675, "甲").text(160, 675, "1").text(260, 635, "2")
    (table,) = tables(extract(printed(paper), "a.pdf"))
    assert rows(table) == [["甲", "1", ""], ["", "", "2"]]
