"""Web pages: from site editors, from Word, with chrome around and parts that nobody sees."""

from __future__ import annotations

from base64 import encodebytes

from gongkai.documents.grid import Paragraph
from gongkai.documents.readers.containers import extract
from tests.gongkai.documents.containers.making import rows, spans, tables, texts

CHROME = """<!DOCTYPE html><html><head><meta charset="utf-8"><title>清源县人民政府</title>
<meta name="ArticleTitle" content="清源县2023年政府信息公开工作年度报告">
<meta name="PubDate" content="2024-01-29 09:30"><meta name="ContentSource" content="清源县人民政府办公室">
<script>var 隐藏 = "<p>不该读</p>";</script><style>p{}</style></head><body>
<nav><a>首页</a></nav><table width="100%"><tr><td><div>当前位置：首页</div>
<table class="article"><tr><td><h1>清源县2023年政府信息公开工作年度报告</h1><p>发布日期：2024年01月29日</p>
<p style="display:none">看不见</p><div hidden>也看不见</div><p>　　一、总体情况</p>
<table border="1"><tr><td>规章</td><td>0</td><td>1</td><td>2</td></tr><tr><td>规范性文件</td><td>3</td><td></td>
<td>5</td></tr></table><p>后文</p></td></tr></table></td></tr></table></body></html>"""


def test_what_the_head_says_becomes_metadata() -> None:
    assert dict(extract(CHROME.encode(), "a.html").metadata) == {
        "title": "清源县2023年政府信息公开工作年度报告",
        "published": "2024-01-29 09:30",
        "source": "清源县人民政府办公室",
    }


def test_a_page_without_such_a_head_is_dated_by_the_line_over_the_article() -> None:
    page = "<html><body><p>发布时间：2024-01-29　来源：云岭市民政局</p><p>正文</p></body></html>"
    assert dict(extract(page.encode(), "a.html").metadata) == {"published": "2024-01-29", "source": "云岭市民政局"}


def test_frames_of_chrome_dissolve_and_the_data_table_stays() -> None:
    document = extract(CHROME.encode(), "a.html")
    assert texts(document) == [
        "当前位置：首页",
        "清源县2023年政府信息公开工作年度报告",
        "发布日期：2024年01月29日",
        "一、总体情况",
        "后文",
    ]
    (table,) = tables(document)
    assert rows(table) == [["规章", "0", "1", "2"], ["规范性文件", "3", "", "5"]]
    assert document.blocks.index(table) == 4


def test_headings_keep_their_level() -> None:
    document = extract(b"<html><body><h2>" + "一、总体情况".encode() + b"</h2><p>x</p></body></html>", "a.html")
    assert [block.level for block in document.blocks if isinstance(block, Paragraph)] == [2, 0]


def test_spans_push_the_cells_below_and_beside() -> None:
    page = """<table><tr><td rowspan="2" colspan="2">角</td><td colspan="3">上</td></tr>
    <tr><td>甲</td><td>乙</td><td rowspan="9">丙</td></tr>
    <tr><td>一</td><td>二</td><td>三</td><td>四</td></tr></table>"""
    (table,) = tables(extract(page.encode(), "a.html"))
    assert spans(table) == {
        "角": (0, 0, 2, 2),
        "上": (0, 2, 1, 3),
        "甲": (1, 2, 1, 1),
        "乙": (1, 3, 1, 1),
        "丙": (1, 4, 2, 1),
        "一": (2, 0, 1, 1),
        "二": (2, 1, 1, 1),
        "三": (2, 2, 1, 1),
        "四": (2, 3, 1, 1),
    }
    where = next(cell.where for cell in table.cells if cell.text == "三")
    assert (where.table, where.row, where.column) == (1, 3, 3)


def test_word_markup_reads_like_plain_markup() -> None:
    cell = (
        "<td width=63 style='border:solid windowtext 1.0pt;mso-border-alt:solid'><p class=MsoNormal align=center>"
        "<b><span lang=EN-US style='font-size:10.0pt;mso-hide:none'>{}<o:p></o:p></span></b></p></td>"
    )
    page = (
        "<html xmlns:o='urn:schemas-microsoft-com:office:office'><head><meta http-equiv=Content-Type "
        "content='text/html; charset=gb2312'></head><body lang=ZH-CN><!--[if gte mso 9]><xml><w:x/></xml><![endif]-->"
        "<p class=MsoNormal><span>清源县</span><span lang=EN-US>2023</span><span>年度\r\n报告</span>"
        "<span style='mso-hide:all;display:none'>内部</span></p><table class=MsoTableGrid><tr>"
        + cell.format("规章")
        + cell.format("12")
        + cell.format("&nbsp;")
        + "</tr></table></body></html>"
    )
    document = extract(page.encode("gb2312"), "a.htm")
    assert texts(document) == ["清源县2023年度报告"]
    assert rows(tables(document)[0]) == [["规章", "12", ""]]


def test_a_break_ends_a_paragraph_and_a_line_of_a_cell() -> None:
    page = "<html><body><p>一、总体情况<br>　　正文</p><table><tr><td>商业<br>企业</td><td>0</td></tr></table>"
    document = extract(page.encode(), "a.html")
    assert texts(document) == ["一、总体情况", "正文"]
    assert rows(tables(document)[0]) == [["商业\n企业", "0"]]


def test_a_table_inside_a_data_cell_follows_its_table() -> None:
    inner = "<table><tr><td>内甲</td><td>1</td></tr></table>"
    row = "".join(f"<td>{number}</td>" for number in range(8))
    document = extract(f"<table><tr>{row}</tr><tr><td>外{inner}</td></tr></table>".encode(), "a.html")
    outer, nested = tables(document)
    assert rows(outer)[1] == ["外"]
    assert rows(nested) == [["内甲", "1"]]


def test_a_table_beside_long_prose_is_a_frame() -> None:
    prose = "".join(f"<p>{'清源县认真贯彻落实条例规定。' * 12}{number}</p>" for number in range(3))
    document = extract(f"<table><tr><td>栏目</td><td>{prose}</td></tr></table>".encode(), "a.html")
    assert len(texts(document)) == 4
    assert not tables(document)


def test_unclosed_cells_and_rows_are_closed_as_browsers_do() -> None:
    document = extract(b"<table><tr><td>a<td>1<tr><td>b<td>2</table>", "a.html")
    assert rows(tables(document)[0]) == [["a", "1"], ["b", "2"]]


def test_a_single_file_web_page_is_read_like_the_page_in_it() -> None:
    page = "<html><body><p>清源县年度报告</p><table><tr><td>规章</td><td>7</td></tr></table></body></html>"
    mail = (
        "From: <Saved by a browser>\r\nMIME-Version: 1.0\r\n"
        'Content-Type: multipart/related; boundary="b0"; type="text/html"\r\n\r\n--b0\r\n'
        'Content-Type: text/html; charset="gb2312"\r\nContent-Transfer-Encoding: base64\r\n\r\n'
    )
    data = mail.encode() + encodebytes(page.encode("gb18030")) + b"\r\n--b0--\r\n"
    document = extract(data, "年报.doc")
    assert document.container == "html"
    assert texts(document) == ["清源县年度报告"]
    assert rows(tables(document)[0]) == [["规章", "7"]]
