"""The six sections: headings by their words, paragraphs put together again, the page's own lines left out."""

from __future__ import annotations

from gongkai.annual.record import AnnualReport
from gongkai.documents.grid import Document, Paragraph
from gongkai.documents.readers.recognise import recognise

TITLE = "清源县2023年政府信息公开工作年度报告"


def read(*lines: str, container: str = "text") -> AnnualReport:
    return recognise(Document(tuple(Paragraph(line) for line in lines), container))


def test_a_sentence_cut_by_a_page_is_one_again() -> None:
    report = read(TITLE, "一、总体情况", "公开栏目按目录重排，", "— 2 —", "可按年份检索。")
    assert report.narrative["1"] == "公开栏目按目录重排，可按年份检索。"


def test_the_dash_of_a_list_item_is_taken_off() -> None:
    report = read(TITLE, "一、总体情况", "- （二）依申请公开。办理及时。")
    assert report.narrative["1"] == "（二）依申请公开。办理及时。"


def test_blanks_inside_words_go_where_layout_put_them_there() -> None:
    report = read(TITLE, "一、总体情况", "公 开 栏目已 重排。")
    assert report.narrative["1"] == "公开栏目已重排。"


def test_a_short_heading_inside_a_section_stays_a_line() -> None:
    report = read(TITLE, "五、存在的主要问题及改进情况", "（一）主要问题", "更新不够及时。")
    assert report.narrative["5"] == "（一）主要问题\n更新不够及时。"


def test_paragraphs_of_a_web_page_are_never_joined() -> None:
    report = read(TITLE, "一、总体情况", "第一段没有句号", "第二段。", container="html")
    assert report.narrative["1"] == "第一段没有句号\n第二段。"


def test_headings_are_known_by_their_words_and_kept_as_printed() -> None:
    report = read(
        TITLE, "### 一、总体情况", "好。", "五、存在问题及改进措施", "少。", "**六、其他需要报告的事项", "无。"
    )
    assert report.headings["1"] == "一、总体情况"
    assert report.headings["5"] == "五、存在问题及改进措施"
    assert (report.narrative["1"], report.narrative["5"], report.narrative["6"]) == ("好。", "少。", "无。")


def test_the_first_section_may_have_a_heading_of_its_own() -> None:
    report = read(TITLE, "一、主要做法", "好。", "五、存在的主要问题及改进情况", "少。")
    assert (report.headings["1"], report.narrative["1"]) == ("一、主要做法", "好。")


def test_title_metadata_signature_and_links_are_no_prose() -> None:
    report = read(
        "当前位置：首页 > 政府信息公开年报",
        TITLE,
        "发布日期：2024-01-29 来源：清源县人民政府",
        "本报告依照条例编写。",
        "六、其他需要报告的事项",
        "无。",
        "清源县人民政府",
        "2024年1月15日",
        "【打印本页】【关闭窗口】",
    )
    assert (report.narrative["0"], report.narrative["6"]) == ("本报告依照条例编写。", "无。")


def test_a_page_in_one_paragraph_is_taken_apart_at_its_headings() -> None:
    packed = (
        f"{TITLE} 本报告依照条例编写，统计期限为2023年1月1日至2023年12月31日，欢迎查阅。"
        " 一、总体情况 办理及时，公开到位。"
        "五、存在的主要问题及改进情况 少数栏目更新慢，拟每月自查一次，缺漏当月补齐。"
        " 六、其他需要报告的事项 全年没有收取信息处理费，没有其他事项。"
    )
    report = read(packed)
    assert report.narrative["1"] == "办理及时，公开到位。"
    assert report.narrative["6"] == "全年没有收取信息处理费，没有其他事项。"
    assert report.narrative["0"].startswith("本报告依照条例编写")


def test_a_clause_said_again_and_again_is_named() -> None:
    report = read(TITLE, "一、总体情况", "对政策背景和实施措施进行解读，" * 12 + "完。")
    assert any("第一部分" in note for note in report.notes)


def test_traditional_prose_is_turned_into_simplified_and_said_so() -> None:
    report = read(
        "清源縣2023年政府信息公開工作年度報告", "一、總體情況", "規範辦理政府信息公開申請，結轉下年度繼續辦理。"
    )
    assert report.narrative["1"] == "规范办理政府信息公开申请，结转下年度继续办理。"
    assert any("繁体" in note for note in report.notes)
