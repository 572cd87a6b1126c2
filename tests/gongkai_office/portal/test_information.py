"""What the public reads of an organ: the statutory columns, items with everything said of them, what came down."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta
from io import BytesIO

import docx
import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from gongkai_office.organs.commands.merge import merge
from gongkai_office.publishing.addresses import address
from gongkai_office.publishing.commands.open_catalogue import open_catalogue
from gongkai_office.publishing.commands.take_down import take_down
from gongkai_office.publishing.metadata import Descent
from tests.factories import publishing
from tests.factories.office import County
from tests.factories.portal import body, text
from tests.factories.publishing import AT, NOTICE, Desk

pytestmark = pytest.mark.django_db(transaction=True)
CODE = "qy-office"


@pytest.fixture
def desk(qingyuan: County) -> Desk:
    return publishing.desk(qingyuan)


def test_an_organs_page_has_the_statutory_columns_and_no_others(client: Client, desk: Desk) -> None:
    assert desk
    tree = text(client.get(reverse("portal:organ", args=[CODE]))).split('<nav class="tree"')[1].split("</nav>")[0]
    named = re.findall(r"<li[^>]*><a [^>]*>([^<]+)</a>", tree)
    assert named == ["政府信息公开指南", "政府信息公开制度", "法定主动公开内容", "政府信息公开年报", "政府信息公开申请"]


def test_the_catalogue_counts_what_is_out(client: Client, desk: Desk) -> None:
    desk.published()
    desk.drafted(replace(NOTICE, title="还没有发布的通知"))
    shown = text(client.get(reverse("portal:organ", args=[CODE])))
    assert "扶贫、教育、医疗、社会保障、促进就业等方面的政策、措施及其实施情况" in shown
    assert shown.count('<span class="count">1 条</span>') == 1
    assert "还没有发布的通知" not in shown


def test_a_governments_page_shows_what_its_departments_publish_as_one(client: Client, desk: Desk) -> None:
    version = desk.published()
    open_catalogue(organ=desk.county.government, by="system", at=AT)
    county = text(client.get(reverse("portal:organ", args=["qy"])))
    assert (NOTICE.title in county, "清源县人民政府办公室</small>" in county) == (True, True)
    assert county.count('<span class="count">1 条</span>') == 1
    column = re.search(r'href="([^"]+)">扶贫、教育、医疗', county)
    assert column
    inside = text(client.get(column[1]))
    assert (version.item.index_number in inside, "清源县人民政府办公室</small>" in inside) == (True, True)


def test_an_item_carries_its_elements_and_the_governments_meta_tags(client: Client, desk: Desk) -> None:
    version = desk.published(replace(NOTICE, document_number="清政办发〔2024〕3号", keywords="图书馆,开放时间"))
    shown = text(client.get(address(version.item)))
    tags = dict(re.findall(r'<meta name="(\w+)" content="([^"]*)">', shown))
    assert tags["ArticleTitle"] == NOTICE.title
    assert tags["PubDate"] == "2024-03-04 09:00"
    assert (tags["ContentSource"], tags["Keywords"]) == ("清源县人民政府办公室", "图书馆,开放时间")
    for element in ("qy-office/2024-00001", "清政办发〔2024〕3号", "2024-03-01", "综合政务", "主动公开", "全社会"):
        assert element in shown


def test_a_draft_has_no_page(client: Client, desk: Desk) -> None:
    version = desk.drafted()
    assert client.get(address(version.item)).status_code == 404
    assert client.get("/info/qy-office/2024-99999/").status_code == 404


def test_what_an_editor_pasted_cannot_run_on_the_page(client: Client, desk: Desk) -> None:
    version = desk.published(replace(NOTICE, body="<p>开放<script>alert(1)</script><svg onload=alert(1)></svg></p>"))
    shown = text(client.get(address(version.item)))
    assert "<script" not in shown
    assert "onload" not in shown


@pytest.mark.parametrize(("kind", "words"), [(Descent.ERROR, "发布有误，已撤回"), (Descent.WITHDRAWN, "已撤下")])
def test_what_came_down_leaves_a_page_that_says_so(client: Client, desk: Desk, kind: Descent, words: str) -> None:
    version = desk.published()
    take_down(version=version.pk, kind=kind, reason="开放时间另行公布", by=desk.editor, at=AT)
    answer = client.get(address(version.item))
    assert answer.status_code == 410
    assert words in text(answer)
    assert "开放时间另行公布" in text(answer)
    assert "延长至21时" not in text(answer)


def test_the_pages_of_an_organ_that_ended_stay_and_name_who_exercises_its_powers(client: Client, desk: Desk) -> None:
    item = desk.published().item
    merge(organ=item.organ, into=desk.county.education, on=AT.date(), by="system", at=AT, reason="机构改革")
    heir = f'<a href="{reverse("portal:organ", args=[desk.county.education.code])}">清源县教育局</a>'
    for page in (
        reverse("portal:organ", args=[item.organ.code]),
        reverse("portal:item", args=[item.index_number]),
    ):
        shown = client.get(page)
        assert shown.status_code == 200
        assert f"它的职权现由{heir}行使" in shown.content.decode()


def test_what_was_merged_leads_on(client: Client, desk: Desk) -> None:
    old, new = desk.published(), desk.published(replace(NOTICE, title="新的通知"))
    take_down(version=old.pk, kind=Descent.MERGED, reason="合并", by=desk.editor, at=AT, successor=new.item)
    assert f'href="{address(new.item)}"' in text(client.get(address(old.item)))


def test_a_column_is_read_page_by_page(client: Client, desk: Desk) -> None:
    for number in range(23):
        desk.published(replace(NOTICE, title=f"第{number}号通知"), at=AT + timedelta(minutes=10 * number))
    here = reverse("portal:column", args=[CODE, desk.columns["20(11)"].pk])
    first = text(client.get(here))
    assert first.count('<li><a href="/info/') == 20
    on = re.search(r'href="\?after=([^"]+)"', first)
    assert on is not None
    second = text(client.get(f"{here}?after={on[1]}"))
    assert second.count('<li><a href="/info/') == 3
    assert "第0号通知" in second
    assert client.get(f"{here}?after=x").status_code == 404


def test_the_guide_says_how_to_reach_the_organ_and_how_to_ask(client: Client, desk: Desk) -> None:
    assert desk
    shown = text(client.get(reverse("portal:guide", args=[CODE])))
    assert "清源县人民政府办公室" in shown
    assert "二十个工作日" in shown
    assert reverse("portal:choose") in shown


def test_a_search_finds_marks_and_leads_to_a_request_where_it_finds_nothing(client: Client, desk: Desk) -> None:
    desk.published()
    found = text(client.get(reverse("portal:find"), {"q": "夜間"}))
    assert "<mark>夜间</mark>" in found
    assert "共 1 条" in found
    nothing = body(client.get(reverse("portal:find"), {"q": "<b>养老"})).decode()
    assert "没有找到含有“&lt;b&gt;养老”" in nothing
    assert reverse("portal:choose") in nothing


def test_a_search_offers_titles_while_it_is_typed(client: Client, desk: Desk) -> None:
    desk.published()
    assert 'hx-get="/find/titles/"' in text(client.get(reverse("portal:find")))
    assert f'value="{NOTICE.title}"' in text(client.get(reverse("portal:titles"), {"q": "图书"}))
    assert "option" not in text(client.get(reverse("portal:titles"), {"q": "没有这样的信息"}))


@pytest.mark.parametrize(
    "query", [{"q": "通知", "since": "昨天"}, {"q": "通知", "kind": "x", "start": "-5"}, {"q": "\0"}]
)
def test_an_old_or_broken_link_to_a_search_still_answers(client: Client, desk: Desk, query: dict[str, str]) -> None:
    assert desk
    assert client.get(reverse("portal:find"), query).status_code == 200


def test_pages_cost_as_many_queries_however_much_there_is(
    client: Client, desk: Desk, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    for number in range(12):
        desk.published(replace(NOTICE, title=f"第{number}号通知", formed_on=date(2024, 3, 1)))
    version = desk.published()
    with django_assert_max_num_queries(12):
        client.get(reverse("portal:organ", args=[CODE]))
    with django_assert_max_num_queries(12):
        client.get(reverse("portal:column", args=[CODE, desk.columns["20(11)"].pk]))
    with django_assert_max_num_queries(12):
        client.get(address(version.item))
    with django_assert_max_num_queries(8):
        client.get(reverse("portal:find"), {"q": "通知"})


def test_reading_sets_no_cookie_and_an_unchanged_page_is_not_sent_again(client: Client, desk: Desk) -> None:
    version = desk.published()
    answer = client.get(address(version.item))
    assert not answer.cookies
    assert client.get(address(version.item), headers={"If-None-Match": answer["ETag"]}).status_code == 304


LISTED = (
    "<h2>一、开放时间</h2><p>自4月1日起：</p><ol start=3><li>周一</li><li>周二</li></ol>"
    "<table><tr><th>馆室</th><th>时间</th></tr><tr><td>阅览室</td><td>21时</td></tr></table>"
)


def test_an_item_is_taken_home_as_word_with_its_elements_points_and_tables(client: Client, desk: Desk) -> None:
    version = desk.published(replace(NOTICE, body=LISTED, document_number="清政办发〔2024〕3号"))
    answer = client.get(f"{address(version.item)}item.docx")
    assert "attachment" in answer.headers["Content-Disposition"]
    word = docx.Document(BytesIO(body(answer)))
    lines = [one.text for one in word.paragraphs if one.text]
    assert lines[:3] == [
        NOTICE.title,
        "清政办发〔2024〕3号",
        "（索引号：qy-office/2024-00001　公开日期：2024年3月4日）",
    ]
    assert lines[3:7] == ["一、开放时间", "自4月1日起：", "3．周一", "4．周二"]
    assert lines[-2:] == ["清源县人民政府办公室", "2024年3月1日"]
    assert [[cell.text for cell in row.cells] for row in word.tables[0].rows] == [["馆室", "时间"], ["阅览室", "21时"]]


def test_an_item_is_taken_home_as_pdf_and_only_while_it_is_out(client: Client, desk: Desk) -> None:
    version = desk.published()
    assert body(client.get(f"{address(version.item)}item.pdf")).startswith(b"%PDF")
    assert client.get(f"{address(version.item)}item.exe").status_code == 404
    take_down(version=version.pk, kind=Descent.ERROR, reason="有误", by=desk.editor, at=AT)
    assert client.get(f"{address(version.item)}item.pdf").status_code == 404
