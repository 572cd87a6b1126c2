"""Word files: merged cells, nested tables, text boxes, numbering, tracked changes, hidden text."""

from __future__ import annotations

from io import BytesIO

import docx

from gongkai.documents.grid import Paragraph
from gongkai.documents.readers.containers import extract
from tests.gongkai.documents.containers.making import WORD, para, rows, spans, tables, texts, word, word_cell

NUMBERING = (
    f'<w:numbering xmlns:w="{WORD}"><w:abstractNum w:abstractNumId="0">'
    '<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="chineseCountingThousand"/><w:lvlText w:val="%1、"/></w:lvl>'
    '<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/><w:lvlText w:val="（%2）"/></w:lvl>'
    '<w:lvl w:ilvl="2"><w:start w:val="1"/><w:numFmt w:val="bullet"/><w:lvlText w:val="•"/></w:lvl>'
    '</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>'
)


def numbered(text: str, level: int) -> str:
    return para(text, properties=f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="1"/></w:numPr>')


def test_a_file_of_a_word_processor_is_read_whole() -> None:
    made = docx.Document()
    made.core_properties.title = "清源县年度报告"
    made.add_heading("一、总体情况", level=1)
    made.add_paragraph("正文第一段")
    table = made.add_table(rows=3, cols=4)
    table.cell(0, 0).merge(table.cell(1, 0)).text = "竖"
    table.cell(0, 1).merge(table.cell(0, 3)).text = "横"
    table.cell(2, 3).text = "9"
    made.add_paragraph("表后")
    buffer = BytesIO()
    made.save(buffer)
    document = extract(buffer.getvalue(), "a.docx")
    assert document.container == "docx"
    assert document.metadata == (("title", "清源县年度报告"),)
    heading, prose, grid, after = document.blocks
    assert isinstance(heading, Paragraph)
    assert (heading.text, heading.level) == ("一、总体情况", 1)
    assert texts(document) == ["一、总体情况", "正文第一段", "表后"]
    assert isinstance(prose, Paragraph)
    assert isinstance(after, Paragraph)
    assert spans(tables(document)[0]) == {"竖": (0, 0, 2, 1), "横": (0, 1, 1, 3), "9": (2, 3, 1, 1)}
    assert grid.where.table == 1


def test_tracked_changes_are_read_as_accepted() -> None:
    body = (
        "<w:p><w:r><w:t>共收到申请</w:t></w:r><w:del><w:r><w:delText>11</w:delText><w:t>11</w:t></w:r></w:del>"
        "<w:ins><w:r><w:t>12</w:t></w:r></w:ins><w:moveFrom><w:r><w:t>旧</w:t></w:r></w:moveFrom>"
        "<w:moveTo><w:r><w:t>件</w:t></w:r></w:moveTo></w:p><w:tbl>"
        f"<w:tr>{word_cell('甲')}{word_cell('1')}</w:tr>"
        f"<w:tr><w:trPr><w:del/></w:trPr>{word_cell('删')}{word_cell('2')}</w:tr>"
        f"<w:tr><w:trPr><w:ins/></w:trPr>{word_cell('乙')}{word_cell('3')}</w:tr></w:tbl>"
    )
    document = extract(word(body), "a.docx")
    assert texts(document) == ["共收到申请12件"]
    assert rows(tables(document)[0]) == [["甲", "1"], ["乙", "3"]]


def test_content_controls_are_opened_wherever_they_stand() -> None:
    def control(inner: str) -> str:
        return f"<w:sdt><w:sdtPr/><w:sdtContent>{inner}</w:sdtContent></w:sdt>"

    body = (
        control(para("整段"))
        + f"<w:p>{control('<w:r><w:t>行内</w:t></w:r>')}</w:p><w:tbl>"
        + control(f"<w:tr>{word_cell('甲')}{control(word_cell('8'))}</w:tr>")
        + "</w:tbl>"
    )
    document = extract(word(body), "a.docx")
    assert texts(document) == ["整段", "行内"]
    assert rows(tables(document)[0]) == [["甲", "8"]]


def test_hidden_text_and_field_codes_are_not_print() -> None:
    body = (
        "<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>藏</w:t></w:r><w:r><w:instrText>PAGE</w:instrText></w:r>"
        '<w:r><w:rPr><w:vanish w:val="0"/></w:rPr><w:t>显</w:t></w:r></w:p>'
    )
    assert texts(extract(word(body), "a.docx")) == ["显"]


def test_a_text_box_is_read_once_after_its_paragraph() -> None:
    inside = f"<w:txbxContent>{para('框中的话')}</w:txbxContent>"
    body = (
        "<w:p><w:r><w:t>框外</w:t></w:r><w:r><mc:AlternateContent><mc:Choice Requires='wps'><w:drawing>"
        f"<wps:wsp><wps:txbx>{inside}</wps:txbx></wps:wsp></w:drawing></mc:Choice><mc:Fallback><w:pict><v:shape>"
        f"<v:textbox>{inside}</v:textbox></v:shape></w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>"
    )
    assert texts(extract(word(body), "a.docx")) == ["框外", "框中的话"]


def test_numbers_that_word_prints_by_itself_are_printed() -> None:
    body = "".join(
        numbered(text, level)
        for text, level in (
            ("总体情况", 0),
            ("主动公开", 1),
            ("依申请公开", 1),
            ("要点", 2),
            ("主动公开情况", 0),
            ("又一", 1),
        )
    )
    document = extract(word(body, word__numbering_dot_xml=NUMBERING), "a.docx")
    assert texts(document) == [
        "一、总体情况",
        "（一）主动公开",
        "（二）依申请公开",
        "要点",
        "二、主动公开情况",
        "（一）又一",
    ]


def test_a_style_makes_a_heading_also_through_the_style_it_is_based_on() -> None:
    styles = (
        f'<w:styles xmlns:w="{WORD}"><w:style w:styleId="1"><w:name w:val="heading 2"/></w:style>'
        '<w:style w:styleId="own"><w:name w:val="小标题"/><w:basedOn w:val="1"/></w:style>'
        '<w:style w:styleId="ring"><w:name w:val="x"/><w:basedOn w:val="ring"/></w:style></w:styles>'
    )
    body = para("标题", properties='<w:pStyle w:val="own"/>') + para("正文", properties='<w:pStyle w:val="ring"/>')
    document = extract(word(body, word__styles_dot_xml=styles), "a.docx")
    assert [block.level for block in document.blocks if isinstance(block, Paragraph)] == [2, 0]


def test_rows_that_start_late_and_merges_over_rows_and_columns_keep_their_columns() -> None:
    start, go_on = '<w:vMerge w:val="restart"/>', "<w:vMerge/>"
    two = '<w:gridSpan w:val="2"/>'
    body = (
        f"<w:tbl><w:tr>{word_cell('角', two + start)}{word_cell('甲')}</w:tr>"
        f"<w:tr>{word_cell('', two + go_on)}{word_cell('乙')}</w:tr>"
        f"<w:tr><w:trPr><w:gridBefore w:val='1'/></w:trPr>{word_cell('中')}{word_cell('丙')}</w:tr></w:tbl>"
    )
    assert spans(tables(extract(word(body), "a.docx"))[0]) == {
        "角": (0, 0, 2, 2),
        "甲": (0, 2, 1, 1),
        "乙": (1, 2, 1, 1),
        "中": (2, 1, 1, 1),
        "丙": (2, 2, 1, 1),
    }


def test_a_table_in_a_frame_of_one_cell_is_the_table() -> None:
    inner = f"<w:tbl><w:tr>{word_cell('规章')}{word_cell('3')}</w:tr></w:tbl>"
    body = f"<w:tbl><w:tr><w:tc>{para('题')}{inner}<w:p/></w:tc></w:tr></w:tbl>"
    document = extract(word(body), "a.docx")
    assert texts(document) == ["题"]
    assert rows(tables(document)[0]) == [["规章", "3"]]


def test_a_web_page_packed_into_a_word_file_is_read() -> None:
    page = "<html><body><p>清源县</p><table><tr><td>规章</td><td>4</td></tr></table></body></html>"
    relations = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" '
        'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/aFChunk" Target="page.htm"/>'
        "</Relationships>"
    )
    data = word(
        '<w:altChunk r:id="r1"/>',
        word___rels__document_dot_xml_dot_rels=relations,
        word__page_dot_htm=page.encode(),
    )
    document = extract(data, "a.docx")
    assert texts(document) == ["清源县"]
    assert rows(tables(document)[0]) == [["规章", "4"]]
