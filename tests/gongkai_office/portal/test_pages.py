"""What every public page has: government meta tags, language, skip link, type and contrast, no cookie for reading."""

from __future__ import annotations

import re
from datetime import date

import pytest
from django.conf import LazySettings
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from gongkai_office.organs.models import Organ, OrganName
from tests.factories import portal
from tests.factories.office import County
from tests.factories.portal import text

READING = ("portal:home", "portal:choose")
OPEN = (*READING, "portal:follow")
pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("name", OPEN)
def test_a_page_carries_the_governments_meta_tags(
    client: Client, qingyuan: County, settings: LazySettings, name: str
) -> None:
    assert qingyuan
    settings.GONGKAI_SITE = {**settings.GONGKAI_SITE, "code": "6401990001"}
    shown = text(client.get(reverse(name)))
    tags = dict(re.findall(r'<meta name="(\w+)" content="([^"]*)">', shown))
    assert tags["SiteName"] == "清源县政府信息公开"
    assert (tags["SiteDomain"], tags["SiteIDCode"]) == ("testserver", "6401990001")
    assert all(tags[tag] for tag in ("ColumnName", "ColumnDescription", "ColumnKeywords", "ColumnType"))


@pytest.mark.parametrize("name", OPEN)
def test_a_page_has_language_skip_link_and_one_heading(client: Client, qingyuan: County, name: str) -> None:
    assert qingyuan
    shown = text(client.get(reverse(name)))
    assert '<html lang="zh-CN">' in shown
    assert 'href="#content"' in shown
    assert shown.count("<h1>") == 1
    assert "<script" not in shown


@pytest.mark.parametrize("name", READING)
def test_reading_sets_no_cookie(client: Client, qingyuan: County, name: str) -> None:
    assert qingyuan
    answer = client.get(reverse(name), {"q": "教育"})
    assert not answer.cookies
    assert "Cookie" in answer["Vary"]


def test_a_page_that_did_not_change_is_not_sent_again(client: Client, qingyuan: County) -> None:
    assert qingyuan
    tag = client.get(reverse("portal:home"))["ETag"]
    assert client.get(reverse("portal:home"), headers={"If-None-Match": tag}).status_code == 304


def test_the_first_page_says_what_one_can_do_and_how_long_it_takes(client: Client, qingyuan: County) -> None:
    assert qingyuan
    shown = text(client.get(reverse("portal:home")))
    for words in ("不用注册", "二十个工作日", "不收费", "双方确认的那一天", "当面提交"):
        assert words in shown


def test_a_site_without_any_organ_still_opens(client: Client) -> None:
    assert "政府信息公开" in text(client.get(reverse("portal:home")))
    assert client.get(reverse("portal:choose")).status_code == 200


def test_organs_of_every_county_of_the_installation_are_offered(
    client: Client, qingyuan: County, yunling: County
) -> None:
    assert qingyuan
    assert yunling
    shown = text(client.get(reverse("portal:choose")))
    assert "清源县教育局" in shown
    assert "云岭县教育局" in shown


@pytest.mark.parametrize(
    ("asked", "classes"),
    [
        ({"type": "large"}, "public large"),
        ({"contrast": "high"}, "public contrast"),
        ({"type": "large", "contrast": "high"}, "public large contrast"),
    ],
)
def test_type_and_contrast_are_switched_without_script(
    client: Client, qingyuan: County, asked: dict[str, str], classes: str
) -> None:
    assert qingyuan
    answer = client.get(reverse("portal:display"), {**asked, "back": reverse("portal:choose")})
    assert answer["Location"] == reverse("portal:choose")
    assert f'<body class="{classes}">' in text(client.get(reverse("portal:choose")))
    client.get(reverse("portal:display"))
    assert 'class="public "' in text(client.get(reverse("portal:choose")))


def test_the_switch_leads_nowhere_else(client: Client) -> None:
    answer = client.get(reverse("portal:display"), {"type": "large", "back": "https://evil.example/"})
    assert answer["Location"] == "/"


def test_pages_do_not_cost_more_with_more_organs(
    client: Client, qingyuan: County, yunling: County, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    assert qingyuan
    assert yunling
    with django_assert_max_num_queries(8):
        client.get(reverse("portal:choose"))


def test_writing_pages_cannot_be_framed_or_indexed(client: Client, qingyuan: County) -> None:
    portal.write(client, qingyuan.water)
    answer = client.get(reverse("portal:review"))
    assert "frame-ancestors 'none'" in answer["Content-Security-Policy"]


@pytest.mark.parametrize(
    ("where", "status"),
    [
        ("/organ/%00/", 404),
        ("/info/%00/", 404),
        ("/api/items/%00", 404),
        ("/find/?q=%00&organ=%00", 200),
        ("/documents/feed.xml?organ=x%00", 404),
    ],
)
def test_a_nul_in_an_address_breaks_no_page(client: Client, qingyuan: County, where: str, status: int) -> None:
    assert qingyuan
    assert client.get(where).status_code == status


def test_the_first_page_of_a_large_region_lists_some_organs_and_says_where_the_others_are(
    client: Client, qingyuan: County
) -> None:
    above = qingyuan.government
    made = Organ.objects.bulk_create(
        Organ(
            code=f"n{number}",
            kind="DEPARTMENT",
            level="county",
            region="640199",
            parent=above,
            path=f"{above.path}n{number}/",
            opened_on=date(2000, 1, 1),
            position=number,
        )
        for number in range(300)
    )
    OrganName.objects.bulk_create(
        OrganName(organ=one, name=f"第{one.code}局", short=one.code, start=date(2000, 1, 1)) for one in made
    )
    shown = client.get("/").content.decode()
    listed = shown[shown.index('<ul class="below">') :].split("</ul>")[0]
    assert listed.count('href="/organ/') == 201
    assert "其他机关请在下面按名称查找" in shown


def test_the_first_page_opens_the_five_statutory_columns_of_the_government(client: Client, qingyuan: County) -> None:
    shown = text(client.get(reverse("portal:home")))
    code = qingyuan.government.code
    for name in ("portal:guide", "portal:system", "portal:organ", "portal:reports"):
        assert f'href="{reverse(name, args=[code])}"' in shown
    assert f'href="{reverse("portal:choose")}?q=' in shown
