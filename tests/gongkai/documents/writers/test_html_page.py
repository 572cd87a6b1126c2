"""The HTML file: whole by itself, readable aloud, inert."""

from __future__ import annotations

from dataclasses import replace

from lxml import html

from gongkai.annual.record import AnnualReport
from gongkai.documents.writers import write
from tests.factories.records import build


def page(report: AnnualReport) -> html.HtmlElement:
    return html.document_fromstring(write(report, "html"), parser=html.HTMLParser(encoding="utf-8"))


def test_the_page_says_its_language_and_its_title() -> None:
    tree = page(build())
    assert tree.get("lang") == "zh-CN"
    assert tree.findtext(".//title") == "清源县人民政府2023年政府信息公开工作年度报告"
    assert [heading.text for heading in tree.iter("h1")] == ["清源县人民政府2023年政府信息公开工作年度报告"]
    assert len(list(tree.iter("h2"))) == 6


def test_every_table_has_a_caption_and_every_header_its_scope() -> None:
    tree = page(build())
    captions = [caption.text for caption in tree.iter("caption")]
    assert [str(caption)[:2] for caption in captions] == ["表二", "表三", "表四"]
    assert {header.get("scope") for header in tree.iter("th")} == {"row", "col", "rowgroup", "colgroup"}


def test_the_values_of_table_three_stand_in_seven_columns() -> None:
    rows = page(build()).findall(".//table[@class='table-10']/tbody/tr")
    assert [len(row.findall("td")) for row in rows] == [7] * 25
    assert [cell.text for cell in rows[0].findall("td")] == ["120", "9", "1", "0", "3", "0", "133"]


def test_nothing_is_loaded_from_outside_and_nothing_runs() -> None:
    tree = page(build())
    assert not list(tree.iter("script", "link", "img", "iframe"))
    assert b"url(" not in write(build(), "html")


def test_prose_that_looks_like_markup_stays_prose() -> None:
    report = replace(build(), narrative={"1": "<script>alert(1)</script>&amp;"})
    tree = page(report)
    assert not list(tree.iter("script"))
    assert "<script>alert(1)</script>&amp;" in tree.text_content()
