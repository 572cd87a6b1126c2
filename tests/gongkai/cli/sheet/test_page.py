from __future__ import annotations

import re
from dataclasses import replace
from html.parser import HTMLParser

from gongkai.annual.record import AnnualReport, Verdict
from gongkai.cli.judging import Judged
from gongkai.cli.sheet.page import page
from tests.factories.records import build

VOID = {"meta", "col", "br", "hr", "img", "link", "input"}


class Outline(HTMLParser):
    """Every start tag with its attributes, every id, every link within the page, and whether tags are closed."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    @property
    def ids(self) -> list[str]:
        return [str(attributes["id"]) for _, attributes in self.tags if "id" in attributes]

    @property
    def links(self) -> set[str]:
        return {str(attributes["href"]) for tag, attributes in self.tags if tag == "a"}


def test_the_page_stands_alone_without_script_and_names_its_language(judged: Judged) -> None:
    text = page([judged])
    outline = Outline(text)
    assert ("html", {"lang": "zh-CN"}) in outline.tags
    assert not {tag for tag, _ in outline.tags} & {"script", "link", "img", "iframe", "object"}
    assert not any("src" in attributes for _, attributes in outline.tags)
    assert "url(" not in text
    assert "@import" not in text


def test_every_link_leads_somewhere_on_the_page_and_no_place_is_named_twice(judged: Judged) -> None:
    outline = Outline(page([judged, judged]))
    assert len(outline.ids) == len(set(outline.ids))
    assert {link.removeprefix("#") for link in outline.links} <= set(outline.ids)
    assert outline.open == []


def test_a_broken_cell_and_its_finding_lead_to_each_other(judged: Judged) -> None:
    text = page([judged])
    cell = re.search(r'<td id="r1-requests\.new\.total"[^>]*>.*?</td>', text)
    assert cell
    assert 'class="error"' in cell[0]
    assert "✗" in cell[0]
    finding = re.search(r'href="#(r1-f\d+)"', cell[0])
    assert finding
    item = re.search(rf'<li id="{finding[1]}".*?</li></ul>', text)
    assert item
    assert 'href="#r1-requests.new.total"' in item[0]


def test_a_broken_cell_tells_a_resting_pointer_what_is_wrong_and_where_it_stands(judged: Judged) -> None:
    cell = re.search(r'<td id="r1-requests\.new\.total"[^>]*>', page([judged]))
    assert cell
    assert "问题1：" in cell[0]
    assert "原件第3页第2张表第4行" in cell[0]


def test_a_finding_in_the_prose_marks_the_passage_and_links_to_it_and_back(judged: Judged) -> None:
    text = page([judged])
    number = next(n for n, finding in enumerate(judged.ranked, 1) if finding.rule == "NAR-A")
    mark = re.search(rf'<mark>([^<]*)<sup><a href="#r1-f{number}" id="r1-m{number}"', text)
    assert mark
    assert "133" in mark[1]
    assert f'href="#r1-m{number}"' in text


def test_expected_and_found_stand_beside_each_other(judged: Judged) -> None:
    assert "<span>应为<strong>138</strong></span><span>实为<strong>140</strong></span>" in page([judged])


def test_a_finding_set_aside_marks_no_cell_as_broken(judged: Judged) -> None:
    only = replace(judged, findings=tuple(f for f in judged.findings if f.waived))
    text = page([only])
    assert "豁免：张三：经请示，明年更正" in text
    assert 'class="error"' not in text


def test_the_tables_have_the_merged_cells_of_the_official_form(judged: Judged) -> None:
    text = page([judged])
    assert '<th rowspan="22">三、本年度办理结果</th>' in re.sub(r' scope="row"', "", text)
    assert '<th colspan="10">行政诉讼</th>' in text


def test_several_files_have_an_index_at_the_top(judged: Judged) -> None:
    failed = Judged("坏.pdf", AnnualReport(file="坏.pdf"), failure="文件有密码。")
    text = page([judged, Judged("好.pdf", build(), (), Verdict.BALANCED), failed])
    index = text[text.index("<nav") : text.index("</nav>")]
    assert [*re.findall(r'href="(#r\d)"', index)] == ["#r1", "#r2", "#r3"]
    assert "无法读取" in index
    assert "文件有密码。" in text


def test_text_of_a_report_never_becomes_markup(judged: Judged) -> None:
    hostile = '<script>alert(1)</script>"><img src=x>\x1b'
    report = replace(judged.report, organ=hostile, narrative={"1": hostile}, headings={"1": hostile})
    text = page([replace(judged, file=hostile, report=report, findings=())])
    assert "<script" not in text
    assert "<img" not in text
    assert "\x1b" not in text
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in text


def test_a_file_that_is_no_report_says_so_and_shows_no_tables() -> None:
    text = page([Judged("函.txt", AnnualReport(file="函.txt", notes=("这是一封函，不是年度报告。",)))])
    assert "没有可核对的法定表格" in text
    assert "这是一封函，不是年度报告。" in text
    assert "<table" not in text
