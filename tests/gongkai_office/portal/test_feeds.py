"""What programs follow: feeds, the map of the site, robots, items as data; and pages in the traditional script."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest
from django.http import StreamingHttpResponse
from django.test import Client
from django.urls import reverse
from lxml import etree

from gongkai_office.portal.scripts import traditional
from gongkai_office.publishing.addresses import address
from gongkai_office.publishing.commands.take_down import take_down
from gongkai_office.publishing.metadata import Descent
from tests.factories import publishing
from tests.factories.office import County
from tests.factories.portal import body, text
from tests.factories.publishing import AT, NOTICE, Desk

pytestmark = pytest.mark.django_db(transaction=True)
CODE = "qy-office"
ATOM = {"a": "http://www.w3.org/2005/Atom"}


@pytest.fixture
def desk(qingyuan: County) -> Desk:
    return publishing.desk(qingyuan)


def test_a_feed_tells_what_is_out_in_an_organ_and_in_a_column(client: Client, desk: Desk) -> None:
    desk.published(replace(NOTICE, title="甲 & 乙 <通知>"))
    desk.published(replace(NOTICE, title="预算"), code="20(7)")
    assert titles(client, reverse("portal:feed", args=[CODE])) == sorted(["甲 & 乙 <通知>", "预算"])
    assert titles(client, reverse("portal:column_feed", args=[CODE, desk.columns["20(7)"].pk])) == ["预算"]


def titles(client: Client, where: str) -> list[str]:
    """The titles of a feed's entries, sorted."""
    entries = etree.fromstring(body(client.get(where))).iterfind("a:entry/a:title", ATOM)
    return sorted(str(one.text) for one in entries)


def test_the_map_has_every_item_that_is_out_and_no_other(client: Client, desk: Desk) -> None:
    shown, hidden = desk.published(), desk.drafted(replace(NOTICE, title="草稿"))
    answer = client.get(reverse("portal:sitemap"))
    assert isinstance(answer, StreamingHttpResponse)
    places = etree.fromstring(answer.getvalue()).xpath("//*[local-name()='loc']/text()")
    assert f"http://testserver{address(shown.item)}" in places
    assert not any(hidden.item.index_number in one for one in places)


def test_robots_keep_out_of_requests(client: Client, desk: Desk) -> None:
    assert desk
    told = text(client.get(reverse("portal:robots")))
    assert "Disallow: /follow/" in told
    assert told.strip().endswith("/sitemap.xml")


def test_an_item_is_given_as_data(client: Client, desk: Desk) -> None:
    version = desk.published(replace(NOTICE, keywords="图书馆，开放"))
    given = json.loads(body(client.get(f"{address(version.item)}data.json")))
    assert given["title"] == NOTICE.title
    assert given["published_at"] == "2024-03-04T09:00:00+08:00"
    assert given["keywords"] == ["图书馆", "开放"]
    assert [one["code"] for one in given["columns"]] == ["20(11)"]
    take_down(version=version.pk, kind=Descent.ERROR, reason="有误", by=desk.editor, at=AT)
    assert client.get(f"{address(version.item)}data.json").status_code == 410


def test_a_reader_may_choose_the_traditional_script(client: Client, desk: Desk) -> None:
    version = desk.published(replace(NOTICE, document_number="清政办发〔2024〕3号"))
    client.get(reverse("portal:display"), {"script": "traditional", "back": "/"})
    shown = text(client.get(address(version.item)))
    assert "關於開放縣圖書館夜間閱覽的通知" in shown
    assert '<html lang="zh-Hant">' in shown
    assert "清政办发〔2024〕3号" in shown
    assert "由程序自動轉換" in shown
    client.get(reverse("portal:display"), {"back": "/"})
    assert NOTICE.title in text(client.get(address(version.item)))


def test_what_forms_send_and_where_links_lead_is_not_converted() -> None:
    page = '<p class="x asis">发 <b>布</b></p><a href="/x?q=发" title="发布">发布</a><input name="a" value="发">'
    assert traditional(page) == (
        '<p class="x asis">发 <b>布</b></p><a href="/x?q=发" title="發佈">發佈</a><input name="a" value="发">'
    )
